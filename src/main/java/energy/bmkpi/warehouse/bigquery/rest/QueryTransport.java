package energy.bmkpi.warehouse.bigquery.rest;

import com.google.api.client.http.HttpRequest;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.bigquery.Bigquery;
import com.google.api.services.bigquery.BigqueryRequest;
import com.google.api.services.bigquery.model.JobReference;
import com.google.api.services.bigquery.model.QueryRequest;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.http.HttpTransportOptions;
import energy.bmkpi.warehouse.ProcessorTurns;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The two requests that answer rows, over the client's own HTTP and with its credentials. Only
 * their answers are read here: what the client makes of them costs most of a run's time.
 */
final class QueryTransport {
  private final Bigquery.Jobs jobs;
  private final ProcessorTurns turns = new ProcessorTurns();

  QueryTransport(BigQueryOptions options) {
    HttpTransportOptions http = (HttpTransportOptions) options.getTransportOptions();
    jobs =
        new Bigquery.Builder(
                http.getHttpTransportFactory().create(),
                GsonFactory.getDefaultInstance(),
                http.getHttpRequestInitializer(options))
            .setRootUrl(options.getResolvedApiaryHost("bigquery"))
            .setApplicationName(options.getApplicationName())
            .build()
            .jobs();
  }

  /**
   * @param deadline until then the service may be silent
   */
  QueryAnswer query(String project, QueryRequest query, QueryDeadline deadline) {
    return answer(deadline, () -> jobs.query(project, query));
  }

  /**
   * @param wait for the query to end
   * @param deadline until then the service may be silent
   */
  QueryAnswer results(
      JobReference job, @Nullable String pageToken, Duration wait, QueryDeadline deadline) {
    return answer(
        deadline,
        () ->
            jobs.getQueryResults(job.getProjectId(), job.getJobId())
                .setLocation(job.getLocation())
                .setPageToken(pageToken)
                .setTimeoutMs(wait.toMillis())
                .setFormatOptionsUseInt64Timestamp(true));
  }

  private QueryAnswer answer(QueryDeadline deadline, Request request) {
    try {
      HttpRequest http = request.make().setPrettyPrint(false).buildHttpRequest();
      // 0 would be for ever
      int left = (int) Math.max(1, Math.min(Integer.MAX_VALUE, deadline.left().toMillis() + 1));
      http.setConnectTimeout(Math.min(http.getConnectTimeout(), left));
      http.setReadTimeout(Math.min(http.getReadTimeout(), left));
      byte[] body = body(http);
      return turns.take(() -> QueryAnswerReader.read(body));
    } catch (IOException e) {
      throw new BigQueryException(e);
    }
  }

  private static byte[] body(HttpRequest http) throws IOException {
    try (InputStream answer = http.execute().getContent()) {
      if (answer == null) {
        throw new UnusableAnswerException("the answer is empty");
      }
      return answer.readAllBytes();
    }
  }

  private interface Request {
    BigqueryRequest<?> make() throws IOException;
  }
}
