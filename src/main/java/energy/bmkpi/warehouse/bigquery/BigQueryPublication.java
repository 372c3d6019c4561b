package energy.bmkpi.warehouse.bigquery;

import com.google.api.services.bigquery.model.JobConfiguration;
import com.google.api.services.bigquery.model.JobConfigurationLoad;
import com.google.api.services.bigquery.model.TableReference;
import energy.bmkpi.kpi.DayKpis;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.OutputRows;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Publication;
import energy.bmkpi.warehouse.RetryListener;
import energy.bmkpi.warehouse.RunRecord;
import energy.bmkpi.warehouse.TableSchema;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps results in a file until all are there, loads them into a staging table by one job, and
 * moves them into the output tables by another.
 */
final class BigQueryPublication implements Publication {
  private final StagingTable staging;
  private final Replacement replacement;
  private final PublicationJobs jobs;
  private final StagedRows rows;
  private final Runnable published;

  private BigQueryPublication(
      StagingTable staging,
      Replacement replacement,
      PublicationJobs jobs,
      StagedRows rows,
      Runnable published) {
    this.staging = staging;
    this.replacement = replacement;
    this.jobs = jobs;
    this.rows = rows;
    this.published = published;
  }

  /**
   * Makes the staging table, and so finds out at once whether anything can be written.
   *
   * @param existing the tables that are there, by the name they are asked for
   * @param published called when the output tables may have changed
   */
  static BigQueryPublication begin(
      BigQueryRequests requests,
      BigQuerySettings settings,
      RetryListener listener,
      SettlementDates dates,
      String runId,
      Map<String, TableSchema> existing,
      Runnable published) {
    StagingTable staging =
        new StagingTable(
            new TableReference()
                .setProjectId(settings.project())
                .setDatasetId(settings.dataset())
                .setTableId("bmkpi_staging_" + runId.replaceAll("[^A-Za-z0-9_]", "_")));
    PublicationJobs jobs = new PublicationJobs(requests, settings, listener, runId);
    try {
      requests.createTable("cannot make the staging table", staging.definition(settings.labels()));
      return new BigQueryPublication(
          staging,
          new Replacement(settings, staging, dates, existing),
          jobs,
          StagedRows.begin(settings.temporaryDirectory()),
          published);
    } catch (RuntimeException e) {
      jobs.close();
      throw e;
    }
  }

  @Override
  public void stage(List<DayKpis> days) {
    for (OutputTable table : OutputTable.values()) {
      rows.add(table, days.stream().flatMap(day -> OutputRows.of(table, day)));
    }
  }

  @Override
  public void commit(RunRecord run) {
    rows.add(OutputTable.RUN, Stream.<@Nullable Object[]>of(OutputRows.of(run)));
    jobs.load("cannot load the results; nothing is published", "load", load(), rows.finish());
    try {
      replacement.run(jobs);
    } finally {
      published.run();
    }
  }

  @Override
  public void close() {
    try (jobs) {
      rows.close();
    }
  }

  private JobConfiguration load() {
    return new JobConfiguration()
        .setLoad(
            new JobConfigurationLoad()
                .setDestinationTable(staging.reference())
                .setSchema(staging.schema())
                .setSourceFormat("CSV")
                .setNullMarker(CsvText.NULL)
                .setAllowQuotedNewlines(true)
                .setCreateDisposition("CREATE_NEVER")
                // whatever is there already is not of this load
                .setWriteDisposition("WRITE_EMPTY"));
  }
}
