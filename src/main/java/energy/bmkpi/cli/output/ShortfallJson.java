package energy.bmkpi.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import energy.bmkpi.cli.output.format.Json;
import energy.bmkpi.kpi.Shortfall;
import energy.bmkpi.market.PeriodSet;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is missing or suspicious, for programs: two arrays of dates with their periods. */
final class ShortfallJson {
  private ShortfallJson() {}

  /** Of many datasets: every date names its own. */
  static void writeOfAll(JsonGenerator json, List<Shortfall> shortfalls) throws IOException {
    write(json, shortfalls, true);
  }

  /** Of the dataset that the object around it is of. */
  static void writeOfOne(JsonGenerator json, List<Shortfall> shortfalls) throws IOException {
    write(json, shortfalls, false);
  }

  private static void write(JsonGenerator json, List<Shortfall> shortfalls, boolean withDataset)
      throws IOException {
    json.writeArrayFieldStart("partial_days");
    for (Shortfall day : shortfalls.stream().filter(Shortfall::isPartial).toList()) {
      writeDay(json, day, withDataset);
      writePeriods(json, "missing_periods", day.missing());
      Json.field(json, "unknown_totals", day.unknownTotals());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("suspicious_days");
    for (Shortfall day : shortfalls.stream().filter(Shortfall::isSuspicious).toList()) {
      writeDay(json, day, withDataset);
      writePeriods(json, "suspect_periods", day.suspect());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeDay(JsonGenerator json, Shortfall day, boolean withDataset)
      throws IOException {
    json.writeStartObject();
    Json.field(json, "settlement_date", day.settlementDate());
    if (withDataset) {
      Json.field(json, "dataset", day.dataset());
    }
  }

  private static void writePeriods(JsonGenerator json, String name, @Nullable PeriodSet periods)
      throws IOException {
    if (periods == null) {
      json.writeNullField(name);
      return;
    }
    json.writeArrayFieldStart(name);
    for (int period : periods.stream().toArray()) {
      json.writeNumber(period);
    }
    json.writeEndArray();
  }
}
