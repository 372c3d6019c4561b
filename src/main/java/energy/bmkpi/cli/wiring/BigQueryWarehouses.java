package energy.bmkpi.cli.wiring;

import com.google.cloud.ServiceOptions;
import com.google.cloud.bigquery.BigQuery;
import energy.bmkpi.cli.process.CommandInProgress;
import energy.bmkpi.cli.process.HostName;
import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.config.ByteCount;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.pipeline.journal.LockHolder;
import energy.bmkpi.warehouse.RetryListener;
import energy.bmkpi.warehouse.Warehouse;
import energy.bmkpi.warehouse.bigquery.BigQueryWarehouse;
import energy.bmkpi.warehouse.bigquery.settings.BigQuerySettings;
import energy.bmkpi.warehouse.bigquery.settings.RetryPolicy;
import io.quarkiverse.googlecloudservices.common.GcpConfigHolder;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/** Opens the production warehouse as it is configured. */
@Singleton
public class BigQueryWarehouses {
  private final BmkpiConfig config;
  private final GcpConfigHolder google;
  private final Instance<BigQuery> client;
  private final StateDirectory state;
  private final CommandInProgress command;
  private final Clock clock;

  @Inject
  BigQueryWarehouses(
      BmkpiConfig config,
      GcpConfigHolder google,
      Instance<BigQuery> client,
      StateDirectory state,
      CommandInProgress command,
      Clock clock) {
    this.config = config;
    this.state = state;
    this.google = google;
    this.client = client;
    this.command = command;
    this.clock = clock;
  }

  Warehouse open(RetryListener retries) {
    BigQuerySettings settings = settings();
    return BigQueryWarehouse.open(client.get().getOptions(), settings, retries);
  }

  /** The project that is billed. */
  String project() {
    return config
        .bigquery()
        .project()
        .or(() -> google.getBootstrapConfig().projectId())
        .or(this::projectOfTheCredentials)
        .orElseThrow(() -> missing("project"));
  }

  /** Google's library reads the key file once more. */
  private Optional<String> projectOfTheCredentials() {
    keyFile();
    return Optional.ofNullable(ServiceOptions.getDefaultProjectId());
  }

  /** What says who asks; fails where it is none that can be read. */
  Optional<GoogleKeyFile> keyFile() {
    return GoogleKeyFile.find(google.getBootstrapConfig(), System.getenv());
  }

  /** Which dataset of which service, so that no other has the same name. */
  String description() {
    BmkpiConfig.BigQuery bigQuery = config.bigquery();
    return "BigQuery dataset %s.%s%s"
        .formatted(project(), dataset(), bigQuery.host().map(host -> " at " + host).orElse(""));
  }

  private String dataset() {
    return config.bigquery().dataset().orElseThrow(() -> missing("dataset"));
  }

  private BigQuerySettings settings() {
    BmkpiConfig.BigQuery bigQuery = config.bigquery();
    // only runs write there, and a run has failed before where there is no state directory
    Path directory = state.ifAny().orElse(Path.of(""));
    return new BigQuerySettings(
        project(),
        dataset(),
        bigQuery.location().orElse(null),
        bigQuery.labels().values(),
        bigQuery.maxBytesBilled().map(ByteCount::bytes).orElse(null),
        bigQuery.pricePerTib().dollars(),
        bigQuery.publish(),
        new RetryPolicy(command.limits().maxTries().count(), bigQuery.maxRetryTime()),
        directory,
        // on a read-only system the state directory is the only one that a run can write to
        directory.resolve("staged"),
        config.tables().names(),
        command.limits().queryDuration(),
        LockHolder.thisProcess(HostName.get(), clock.instant()).toString(),
        command.cancellation());
  }

  private static Failure missing(String key) {
    return new Failure(
        FailureCategory.CONFIGURATION,
        "the %s of BigQuery is not set".formatted(key),
        "set bmkpi.bigquery.%s, e.g. with BMKPI_BIGQUERY_%s"
            .formatted(key, key.toUpperCase(Locale.ROOT)));
  }
}
