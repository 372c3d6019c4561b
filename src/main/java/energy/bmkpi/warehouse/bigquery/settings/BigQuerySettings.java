package energy.bmkpi.warehouse.bigquery.settings;

import energy.bmkpi.warehouse.Cancellation;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.bigquery.sql.BigQueryNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * @param project billed, and holds the tables that are named without a project
 * @param dataset holds the tables that are named without a dataset
 * @param location where jobs run, e.g. {@code EU}; null lets BigQuery find out
 * @param labels of every job
 * @param maxBytesBilled of one query of a dataset; BigQuery refuses a query above it. Null for no
 *     limit
 * @param pricePerTib US dollars for a TiB billed
 * @param stateDirectory where the ids of jobs are noted before they are sent
 * @param temporaryDirectory where results wait to be sent; made when a run needs it
 * @param queryTimeout a query of a dataset that takes longer fails; null for no limit
 * @param process this one, for those who have to wait for it: where it runs and since when
 * @param cancellation ends queries and jobs that the service works on
 */
public record BigQuerySettings(
    String project,
    String dataset,
    @Nullable String location,
    Map<String, String> labels,
    @Nullable Long maxBytesBilled,
    double pricePerTib,
    PublishMode publishMode,
    RetryPolicy retry,
    Path stateDirectory,
    Path temporaryDirectory,
    TableNames tables,
    @Nullable Duration queryTimeout,
    String process,
    Cancellation cancellation) {

  public BigQuerySettings {
    labels = Map.copyOf(labels);
    tables.requireDistinct(new BigQueryNames(project, dataset)::complete, Set.of());
  }

  /** How names of tables are completed. */
  public BigQueryNames names() {
    return new BigQueryNames(project, dataset);
  }
}
