package energy.bmkpi.warehouse.bigquery.publish;

import com.google.api.services.bigquery.model.JobConfiguration;
import com.google.api.services.bigquery.model.JobConfigurationLoad;
import com.google.api.services.bigquery.model.TableReference;
import energy.bmkpi.kpi.DayKpis;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.NewColumns;
import energy.bmkpi.warehouse.OutputRows;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Publication;
import energy.bmkpi.warehouse.RetryListener;
import energy.bmkpi.warehouse.RunRecord;
import energy.bmkpi.warehouse.TableSchema;
import energy.bmkpi.warehouse.bigquery.rest.BigQueryRequests;
import energy.bmkpi.warehouse.bigquery.settings.BigQuerySettings;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps results in a file until all are there, loads them into a staging table by one job, and
 * moves them into the output tables by another.
 */
public final class BigQueryPublication implements Publication {
  private final StagingTable staging;
  private final Replacement replacement;
  private final PublicationJobs jobs;
  private final PublicationLock lock;
  private final StagedRows rows;
  private final Runnable published;

  private BigQueryPublication(
      StagingTable staging,
      Replacement replacement,
      PublicationJobs jobs,
      PublicationLock lock,
      StagedRows rows,
      Runnable published) {
    this.staging = staging;
    this.replacement = replacement;
    this.jobs = jobs;
    this.lock = lock;
    this.rows = rows;
    this.published = published;
  }

  /**
   * Makes the staging table, and so finds out at once whether anything can be written; and whether
   * another run publishes, where BigQuery itself would not keep the two apart.
   *
   * @param existing the tables that are there, by the name they are asked for
   * @param published called when the output tables may have changed
   */
  public static BigQueryPublication begin(
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
    Replacement replacement = new Replacement(settings, staging, dates, existing);
    try {
      requests.createTable("cannot make the staging table", staging.definition(settings.labels()));
      PublicationLock lock =
          switch (settings.publishMode()) {
            case MERGE -> PublicationLock.OF_THE_TRANSACTION;
            case TRUNCATE -> LockTable.take(requests, settings, listener, runId);
          };
      try {
        StagedRows rows = StagedRows.begin(settings.temporaryDirectory());
        return new BigQueryPublication(staging, replacement, jobs, lock, rows, published);
      } catch (RuntimeException e) {
        lock.close();
        throw e;
      }
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
    lock.renew();
    replace(EnumSet.allOf(OutputTable.class));
  }

  /** The staging table is empty, so nothing comes in the place of what is published. */
  @Override
  public void withdraw() {
    lock.renew();
    replace(EnumSet.complementOf(EnumSet.of(OutputTable.RUN)));
  }

  private void replace(Set<OutputTable> tables) {
    try {
      replacement.run(jobs, lock.tenure(), tables);
    } finally {
      published.run();
    }
  }

  @Override
  public List<NewColumns> newColumns() {
    return replacement.newColumns();
  }

  @Override
  public void close() {
    try (jobs;
        lock) {
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
