package energy.bmkpi.warehouse.bigquery.rest;

import com.google.auth.Credentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.http.HttpTransportOptions;
import energy.bmkpi.testing.RudeServer;
import energy.bmkpi.warehouse.Cancellation;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.bigquery.settings.BigQuerySettings;
import energy.bmkpi.warehouse.bigquery.settings.PublishMode;
import energy.bmkpi.warehouse.bigquery.settings.RetryPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests of the product to a server that answers each of them as a test says. */
final class RudeService implements AutoCloseable {
  private final RudeServer server;
  private final Duration silence;
  private @Nullable Duration queryTimeout;
  private int tries = 1;
  private Duration retryTime = Duration.ofMinutes(1);
  private final Cancellation cancellation = new Cancellation();
  private final List<String> reasons = new ArrayList<>();
  private Credentials credentials = NoCredentials.getInstance();

  /**
   * @param silence how long the product waits for a byte
   */
  RudeService(RudeServer.Manner manner, Duration silence) {
    this.server = RudeServer.that(manner);
    this.silence = silence;
  }

  RudeService withQueryTimeout(Duration limit) {
    queryTimeout = limit;
    return this;
  }

  RudeService withTries(int most, Duration within) {
    tries = most;
    retryTime = within;
    return this;
  }

  RudeService withCredentials(Credentials own) {
    credentials = own;
    return this;
  }

  /** Why requests were tried again. */
  List<String> reasons() {
    return reasons;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  RudeServer server() {
    return server;
  }

  BigQuerySettings settings() {
    return new BigQuerySettings(
        "p",
        "d",
        "EU",
        Map.of("app", "bmkpi"),
        null,
        6.25,
        PublishMode.MERGE,
        new RetryPolicy(tries, retryTime, Duration.ofMillis(1)),
        Path.of(""),
        Path.of(""),
        TableNames.defaults(),
        queryTimeout,
        "process 4711",
        cancellation);
  }

  BigQueryRequests requests() {
    BigQuerySettings settings = settings();
    BigQueryOptions client =
        BigQueryOptions.newBuilder()
            .setHost(server.url())
            .setProjectId("p")
            .setCredentials(credentials)
            .setTransportOptions(
                HttpTransportOptions.newBuilder()
                    .setReadTimeout(Math.toIntExact(silence.toMillis()))
                    .build())
            .build();
    return new BigQueryRequests(
        OpenConnections.endedWith(settings.cancellation(), client),
        settings,
        (what, why, wait, tries) -> reasons.add(why));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
