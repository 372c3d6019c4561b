package energy.bmkpi.cli;

import energy.bmkpi.market.Dataset;
import energy.bmkpi.pipeline.Batch;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.warehouse.DatasetQuery;
import energy.bmkpi.warehouse.Warehouse;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Prints a plan: a row for each query. */
final class PlanOutput {
  private final Plan plan;
  private final Warehouse warehouse;

  PlanOutput(Plan plan, Warehouse warehouse) {
    this.plan = plan;
    this.warehouse = warehouse;
  }

  void print(OutputFormat format, PrintWriter out) {
    List<@Nullable Long> estimates = new ArrayList<>();
    try (RowWriter rows = format.rows(out)) {
      rows.header(List.of("batch", "date_from", "date_to", "days", "dataset", "bytes"));
      for (Batch batch : plan.batches()) {
        for (Dataset dataset : plan.orderedDatasets()) {
          Long bytes = warehouse.estimateBytes(warehouse.query(dataset, batch.dates()));
          estimates.add(bytes);
          rows.row(
              Arrays.asList(
                  batch.number(),
                  batch.dates().from(),
                  batch.dates().to(),
                  batch.dates().days(),
                  dataset.name(),
                  bytes));
        }
      }
    }
    if (format == OutputFormat.TEXT) {
      out.println();
      out.println(headline(estimates));
      out.flush();
    }
  }

  void printSql(PrintWriter out) {
    for (Batch batch : plan.batches()) {
      for (Dataset dataset : plan.orderedDatasets()) {
        DatasetQuery query = warehouse.query(dataset, batch.dates());
        out.println(
            "-- batch %d, %s: $date_from = DATE '%s', $date_to = DATE '%s'"
                .formatted(batch.number(), dataset, batch.dates().from(), batch.dates().to()));
        out.println(query.sql().strip() + ";");
        out.println();
      }
    }
    out.flush();
  }

  private String headline(List<@Nullable Long> estimates) {
    String shape =
        "%s on %s: %,d days in %,d batches, %,d queries in %,d waves of %d workers"
            .formatted(
                plan.dates(),
                warehouse.description(),
                plan.dates().days(),
                plan.batches().size(),
                plan.queries(),
                plan.waves(),
                plan.workers());
    boolean told = estimates.stream().allMatch(Objects::nonNull);
    long bytes = estimates.stream().filter(Objects::nonNull).mapToLong(Long::longValue).sum();
    return told ? shape + ", %,d bytes".formatted(bytes) : shape;
  }
}
