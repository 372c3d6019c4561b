package energy.bmkpi.cli.output;

import energy.bmkpi.cli.output.format.OutputFormat;
import energy.bmkpi.cli.output.format.RowWriter;
import energy.bmkpi.market.Dataset;
import energy.bmkpi.pipeline.Batch;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.PlannedQuery;
import energy.bmkpi.warehouse.DatasetQuery;
import energy.bmkpi.warehouse.QueryEstimate;
import energy.bmkpi.warehouse.Warehouse;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Prints a plan: a row for each query. */
public final class PlanOutput {
  private final Plan plan;
  private final String warehouse;

  /**
   * @param warehouse which it is, and where
   */
  public PlanOutput(Plan plan, String warehouse) {
    this.plan = plan;
    this.warehouse = warehouse;
  }

  public void print(List<PlannedQuery> queries, OutputFormat format, PrintWriter out) {
    try (RowWriter rows = format.rows(out)) {
      rows.header(
          List.of(
              "batch",
              "date_from",
              "date_to",
              "days",
              "dataset",
              "bytes_processed",
              "bytes_billed",
              "cost_usd"));
      for (PlannedQuery query : queries) {
        Batch batch = query.batch();
        QueryEstimate estimate = query.estimate();
        rows.row(
            Arrays.asList(
                batch.number(),
                batch.dates().from(),
                batch.dates().to(),
                batch.dates().days(),
                query.dataset().name(),
                estimate == null ? null : estimate.bytesProcessed(),
                estimate == null ? null : estimate.bytesBilled(),
                estimate == null ? null : cost(estimate.cost(), format)));
      }
    }
    if (format == OutputFormat.TEXT) {
      out.println();
      out.println(headline(queries));
      out.flush();
    }
  }

  /** Queries of a day cost fractions of a cent. */
  private static Object cost(double dollars, OutputFormat format) {
    return format == OutputFormat.TEXT ? String.format(Locale.US, "%.4f", dollars) : dollars;
  }

  public void printSql(Warehouse source, PrintWriter out) {
    for (Batch batch : plan.batches()) {
      for (Dataset dataset : plan.orderedDatasets()) {
        DatasetQuery query = source.query(dataset, batch.dates());
        out.println(
            "-- batch %1$d, %2$s: %3$sdate_from = DATE '%4$s', %3$sdate_to = DATE '%5$s'"
                .formatted(
                    batch.number(),
                    dataset,
                    query.parameterMark(),
                    batch.dates().from(),
                    batch.dates().to()));
        out.println(query.sql().strip() + ";");
        out.println();
      }
    }
    out.flush();
  }

  private String headline(List<PlannedQuery> queries) {
    String shape =
        "%s on %s: %,d days in %,d batches, %,d queries in %,d %s of %d workers"
            .formatted(
                plan.dates(),
                warehouse,
                plan.dates().days(),
                plan.batches().size(),
                plan.queries(),
                plan.waves(),
                plan.waves() == 1 ? "wave" : "waves",
                plan.workers());
    List<QueryEstimate> estimates =
        queries.stream().map(PlannedQuery::estimate).filter(Objects::nonNull).toList();
    if (estimates.isEmpty()) {
      return shape;
    }
    return shape
        + String.format(
            Locale.US,
            "; %,d bytes to be billed, $%.4f",
            estimates.stream().mapToLong(QueryEstimate::bytesBilled).sum(),
            estimates.stream().mapToDouble(QueryEstimate::cost).sum());
  }
}
