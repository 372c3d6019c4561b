package energy.bmkpi.cli;

import com.google.cloud.ServiceOptions;
import com.google.cloud.bigquery.BigQuery;
import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.config.ByteCount;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.warehouse.RetryListener;
import energy.bmkpi.warehouse.Warehouse;
import energy.bmkpi.warehouse.bigquery.BigQuerySettings;
import energy.bmkpi.warehouse.bigquery.BigQueryWarehouse;
import energy.bmkpi.warehouse.bigquery.RetryPolicy;
import io.quarkiverse.googlecloudservices.common.GcpConfigHolder;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/** Opens the production warehouse as it is configured. */
@Singleton
public class BigQueryWarehouses {
  private final BmkpiConfig config;
  private final GcpConfigHolder google;
  private final Instance<BigQuery> client;

  @Inject
  BigQueryWarehouses(BmkpiConfig config, GcpConfigHolder google, Instance<BigQuery> client) {
    this.config = config;
    this.google = google;
    this.client = client;
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
        .or(() -> Optional.ofNullable(ServiceOptions.getDefaultProjectId()))
        .orElseThrow(() -> missing("project"));
  }

  private BigQuerySettings settings() {
    BmkpiConfig.BigQuery bigQuery = config.bigquery();
    return new BigQuerySettings(
        project(),
        bigQuery.dataset().orElseThrow(() -> missing("dataset")),
        bigQuery.location().orElse(null),
        bigQuery.labels().values(),
        bigQuery.maxBytesBilled().map(ByteCount::bytes).orElse(null),
        bigQuery.pricePerTib().dollars(),
        bigQuery.publish(),
        new RetryPolicy(bigQuery.maxTries().count(), bigQuery.maxRetryTime()),
        config.stateDir(),
        config.tables().names());
  }

  private static Failure missing(String key) {
    return new Failure(
        FailureCategory.CONFIGURATION,
        "the %s of BigQuery is not set".formatted(key),
        "set bmkpi.bigquery.%s, e.g. with BMKPI_BIGQUERY_%s"
            .formatted(key, key.toUpperCase(Locale.ROOT)));
  }
}
