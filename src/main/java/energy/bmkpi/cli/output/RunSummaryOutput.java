package energy.bmkpi.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import energy.bmkpi.cli.output.format.DecimalText;
import energy.bmkpi.cli.output.format.Json;
import energy.bmkpi.cli.output.format.OutputFormat;
import energy.bmkpi.cli.output.format.RowWriter;
import energy.bmkpi.pipeline.DatasetSummary;
import energy.bmkpi.pipeline.RunSummary;
import energy.bmkpi.warehouse.RunRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Prints what a run did: the same numbers for people and for programs. */
public final class RunSummaryOutput {
  private final RunSummary summary;

  public RunSummaryOutput(RunSummary summary) {
    this.summary = summary;
  }

  /** As CSV: a row for each dataset. */
  public void print(OutputFormat format, PrintWriter out) {
    switch (format) {
      case TEXT -> printText(out);
      case CSV -> printDatasets(OutputFormat.CSV, out);
      case JSON -> Json.print(out, this::writeJson);
    }
  }

  private void printText(PrintWriter out) {
    RunRecord run = summary.run();
    printDatasets(OutputFormat.TEXT, out);
    for (DatasetSummary dataset : summary.datasets()) {
      Gaps.print(dataset.dataset(), dataset.gaps(), "; its KPIs are NULL there", out);
    }
    ShortfallLines.print(
        summary.datasets().stream().flatMap(dataset -> dataset.shortfalls().stream()).toList(),
        out);
    out.println();
    out.println(
        "%,d unit-days of %,d units on %,d of %,d dates; %s acceptances; net cashflow %s"
            .formatted(
                run.unitDays(),
                summary.units(),
                summary.daysWithData(),
                run.dates().days(),
                summary.acceptances() == null ? "unknown" : "%,d".formatted(summary.acceptances()),
                summary.netCashflowGbp() == null
                    ? "unknown"
                    : DecimalText.pounds(summary.netCashflowGbp())));
    if (summary.oldestBatchAt() != null) {
      out.println(
          "%,d of %,d batches from the journal, the oldest finished %s"
              .formatted(summary.batchesFromJournal(), run.batches(), summary.oldestBatchAt()));
    }
    out.println(
        "published %s in %s: check %s, %,d batches on %d workers %s, publish %s; %,.0f rows/s"
            .formatted(
                run.dates(),
                seconds(summary.total()),
                seconds(summary.checking()),
                run.batches(),
                run.workers(),
                seconds(summary.computing()),
                seconds(summary.publishing()),
                summary.rowsPerSecond()));
    out.flush();
  }

  private void printDatasets(OutputFormat format, PrintWriter out) {
    try (RowWriter rows = format.rows(out)) {
      rows.header(
          List.of("dataset", "rows", "queries", "query_s", "gaps", "bytes_billed", "partial_days"));
      for (DatasetSummary dataset : summary.datasets()) {
        rows.row(
            Arrays.asList(
                dataset.dataset().name(),
                dataset.rows(),
                dataset.queries(),
                dataset.queryTime().toMillis() / 1000.0,
                dataset.gaps().size(),
                dataset.bytesBilled(),
                dataset.partialDays().size()));
      }
    }
  }

  private void writeJson(JsonGenerator json) throws IOException {
    RunRecord run = summary.run();
    json.writeStartObject();
    Json.field(json, "run_id", run.runId());
    Json.field(json, "date_from", run.dates().from());
    Json.field(json, "date_to", run.dates().to());
    Json.field(json, "workers", run.workers());
    Json.field(json, "batch_days", run.batchDays());
    Json.field(json, "batches", run.batches());
    Json.field(json, "batches_from_journal", summary.batchesFromJournal());
    Json.field(json, "oldest_batch_at", summary.oldestBatchAt());
    Json.field(json, "started_at", run.startedAt());
    Json.field(json, "finished_at", run.finishedAt());
    Json.field(json, "unit_days", run.unitDays());
    Json.field(json, "units", summary.units());
    Json.field(json, "days_with_data", summary.daysWithData());
    Json.field(json, "acceptances", summary.acceptances());
    Json.field(json, "net_cashflow_gbp", summary.netCashflowGbp());
    Json.field(json, "rows", summary.rows());
    Json.field(json, "rows_per_s", summary.rowsPerSecond());
    Json.field(json, "check_s", summary.checking());
    Json.field(json, "compute_s", summary.computing());
    Json.field(json, "publish_s", summary.publishing());
    Json.field(json, "total_s", summary.total());
    Json.field(json, "bytes_billed", run.bytesBilled());
    json.writeArrayFieldStart("datasets");
    for (DatasetSummary dataset : summary.datasets()) {
      writeJson(json, dataset);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeJson(JsonGenerator json, DatasetSummary dataset) throws IOException {
    json.writeStartObject();
    Json.field(json, "dataset", dataset.dataset());
    Json.field(json, "rows", dataset.rows());
    Json.field(json, "queries", dataset.queries());
    Json.field(json, "query_s", dataset.queryTime());
    Json.field(json, "bytes_billed", dataset.bytesBilled());
    json.writeArrayFieldStart("gaps");
    for (LocalDate gap : dataset.gaps()) {
      json.writeString(gap.toString());
    }
    json.writeEndArray();
    ShortfallJson.writeOfOne(json, dataset.shortfalls());
    json.writeEndObject();
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.US, "%.2f s", duration.toNanos() / 1e9);
  }
}
