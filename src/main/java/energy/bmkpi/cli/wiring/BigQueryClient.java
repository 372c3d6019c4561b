package energy.bmkpi.cli.wiring;

import com.google.auth.Credentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.http.HttpTransportOptions;
import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.config.CredentialsKind;
import energy.bmkpi.config.PlainHttp;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.failure.OneLine;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.CreationException;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Makes the client of BigQuery; Quarkus's own extension takes over where it is added. */
@Singleton
public class BigQueryClient {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);

  /** Longer than a request waits for a query to end. */
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);

  /** Idle connections that the JDK keeps to one host; its default of 5 would close the others. */
  private static final String KEPT_CONNECTIONS = "http.maxConnections";

  @Produces
  @Singleton
  @DefaultBean
  BigQuery bigQuery(
      BmkpiConfig config, BigQueryWarehouses warehouses, Instance<Credentials> credentials) {
    requirePrivate(config.bigquery());
    if (config.bigquery().credentials() == CredentialsKind.GOOGLE) {
      warehouses
          .keyFile()
          .ifPresent(key -> key.requirePrivateAddresses(config.bigquery().plainHttp()));
    }
    if (System.getProperty(KEPT_CONNECTIONS) == null) {
      System.setProperty(KEPT_CONNECTIONS, Integer.toString(config.workers().count()));
    }
    BigQueryOptions.Builder options =
        BigQueryOptions.newBuilder()
            .setProjectId(warehouses.project())
            .setCredentials(
                config.bigquery().credentials() == CredentialsKind.NONE
                    ? NoCredentials.getInstance()
                    : google(credentials))
            .setTransportOptions(
                HttpTransportOptions.newBuilder()
                    .setConnectTimeout(Math.toIntExact(CONNECT_TIMEOUT.toMillis()))
                    .setReadTimeout(Math.toIntExact(READ_TIMEOUT.toMillis()))
                    .build());
    config.bigquery().host().ifPresent(host -> options.setHost(host.toString()));
    return options.build().getService();
  }

  private static void requirePrivate(BmkpiConfig.BigQuery bigQuery) {
    boolean asked =
        bigQuery.credentials() == CredentialsKind.GOOGLE
            && bigQuery.plainHttp() == PlainHttp.LOOPBACK;
    bigQuery
        .host()
        .filter(host -> asked && !host.isPrivate())
        .ifPresent(
            host -> {
              throw new Failure(
                  FailureCategory.CONFIGURATION,
                  "credentials would be sent unencrypted to %s of bmkpi.bigquery.host"
                      .formatted(host),
                  "use https, or trust the network with bmkpi.bigquery.plain-http=anywhere");
            });
  }

  private static Credentials google(Instance<Credentials> credentials) {
    try {
      return credentials.get();
    } catch (CreationException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "there are no Google credentials: " + OneLine.of(String.valueOf(cause.getMessage())),
          "name a key file with GOOGLE_APPLICATION_CREDENTIALS, or run 'gcloud auth"
              + " application-default login'; docs/BIGQUERY.md tells more",
          e);
    }
  }
}
