package energy.bmkpi.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import energy.bmkpi.cli.output.format.Json;
import energy.bmkpi.market.Dataset;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.report.KpiReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** Tells of datasets that have no row of some dates. */
public final class Gaps {
  private Gaps() {}

  /** A line for each dataset with a gap in the report. */
  static void print(KpiReport report, PrintWriter out) {
    for (Dataset dataset : Dataset.values()) {
      print(dataset, report.gaps(dataset), "; its KPIs are NULL there", out);
    }
  }

  /** The report's gaps as an array, an object for each dataset and date. */
  static void write(KpiReport report, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("gaps");
    for (Dataset dataset : Dataset.values()) {
      for (LocalDate date : report.gaps(dataset)) {
        json.writeStartObject();
        Json.field(json, "dataset", dataset);
        Json.field(json, "settlement_date", date);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  /**
   * @param gaps in date order
   * @param consequence what follows for the dates; may be empty
   */
  public static void print(
      Dataset dataset, List<LocalDate> gaps, String consequence, PrintWriter out) {
    if (!gaps.isEmpty()) {
      out.println(
          "gap: %s has no row for %s%s"
              .formatted(
                  dataset,
                  SettlementDates.runs(gaps).stream()
                      .map(SettlementDates::toString)
                      .collect(Collectors.joining(", ")),
                  consequence));
    }
  }
}
