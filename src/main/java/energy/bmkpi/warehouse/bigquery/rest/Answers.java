package energy.bmkpi.warehouse.bigquery.rest;

import com.google.api.services.bigquery.model.Job;
import com.google.api.services.bigquery.model.Table;
import com.google.cloud.bigquery.BigQueryException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers in the form of Google's client, which takes any JSON for one: what is not as agreed is
 * refused here, before anything is made of it.
 */
final class Answers {
  private static final Set<String> STATES = Set.of("PENDING", "RUNNING", "DONE");

  private Answers() {}

  /** A job that has a state. */
  static Job job(@Nullable Job job) {
    if (job == null || job.getStatus() == null || !STATES.contains(state(job))) {
      throw unusable("the answer does not say what the job's state is");
    }
    return job;
  }

  private static String state(Job job) {
    return String.valueOf(job.getStatus().getState());
  }

  /** A table that has a name and an age, by which it is known again. */
  static Table table(@Nullable Table table) {
    if (table == null
        || table.getTableReference() == null
        || table.getTableReference().getTableId() == null
        || table.getCreationTime() == null) {
      throw unusable("the answer does not tell the table's name and age");
    }
    return table;
  }

  /**
   * Where the pieces of an upload are to be sent.
   *
   * @param root the address of the service; what is sent there by https is not sent on by http
   */
  static String session(@Nullable String address, String root) {
    String scheme = URI.create(root).getScheme();
    try {
      URI session = URI.create(String.valueOf(address));
      if (session.getHost() != null
          && ("https".equals(session.getScheme())
              || String.valueOf(scheme).equals(session.getScheme()))) {
        return session.toString();
      }
    } catch (IllegalArgumentException e) {
      throw new BigQueryException(
          new UnusableAnswerException("the answer does not say where to send the results", e));
    }
    throw unusable("the answer does not say where to send the results");
  }

  private static BigQueryException unusable(String why) {
    return new BigQueryException(new UnusableAnswerException(why));
  }
}
