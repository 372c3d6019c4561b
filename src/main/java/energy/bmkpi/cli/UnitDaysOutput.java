package energy.bmkpi.cli;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.failure.NearestName;
import energy.bmkpi.kpi.UnitKpi;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.report.DayCoverage;
import energy.bmkpi.report.UnitTotals;
import energy.bmkpi.warehouse.OutputColumn;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Row;
import energy.bmkpi.warehouse.Warehouse;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The days of one BM unit: as text its main KPIs, as CSV and JSON every column. */
final class UnitDaysOutput {
  private static final List<OutputColumn> COLUMNS = OutputTable.SUMMARY.columns();
  private static final Set<String> MAIN =
      UnitTotals.COLUMNS.stream().map(UnitKpi::column).collect(Collectors.toUnmodifiableSet());

  /** What the day lacks of which dataset, so that no sum of a part passes for the whole. */
  static final String PARTIAL = "partial";

  private final SettlementDates dates;
  private final String unit;
  private final List<Map<String, @Nullable Object>> days;

  private UnitDaysOutput(
      SettlementDates dates, String unit, List<Map<String, @Nullable Object>> days) {
    this.dates = dates;
    this.unit = unit;
    this.days = days;
  }

  static UnitDaysOutput read(Warehouse warehouse, SettlementDates dates, String unit) {
    List<Map<String, @Nullable Object>> days = new ArrayList<>();
    Set<String> others = new TreeSet<>();
    warehouse.read(
        OutputTable.SUMMARY,
        dates,
        row -> {
          String bmUnit = String.valueOf(row.text("bm_unit"));
          if (bmUnit.equals(unit)) {
            days.add(values(row));
          } else {
            others.add(bmUnit);
          }
        });
    if (days.isEmpty()) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "nothing is published of BM unit %s for %s".formatted(unit, dates),
          NearestName.of(unit, others)
              .map("did you mean %s?"::formatted)
              .orElse("'bmkpi report --top 20000' lists the units that are"));
    }
    Map<LocalDate, String> partial = DayCoverage.partialDays(DayCoverage.read(warehouse, dates));
    days.forEach(day -> day.put(PARTIAL, partial.get((LocalDate) day.get("settlement_date"))));
    return new UnitDaysOutput(dates, unit, days);
  }

  private static Map<String, @Nullable Object> values(Row row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    COLUMNS.forEach(column -> values.put(column.name(), column.type().read(row, column.name())));
    return values;
  }

  void print(OutputFormat format, PrintWriter out) {
    boolean all = format != OutputFormat.TEXT;
    if (!all) {
      Map<String, @Nullable Object> last = days.get(days.size() - 1);
      out.println(
          "%s, %s, %s, %s"
              .formatted(
                  unit,
                  known(last.get(UnitKpi.FUEL_TYPE.column()), "fuel type unknown"),
                  known(last.get(UnitKpi.LEAD_PARTY.column()), "lead party unknown"),
                  dates));
      out.println();
    }
    List<String> shown =
        Stream.concat(COLUMNS.stream().map(OutputColumn::name), Stream.of(PARTIAL))
            .filter(
                name ->
                    all
                        || name.equals("settlement_date")
                        || name.equals(PARTIAL)
                        || MAIN.contains(name))
            .toList();
    try (RowWriter rows = format.rows(out)) {
      rows.header(shown);
      for (Map<String, @Nullable Object> day : days) {
        List<@Nullable Object> values = new ArrayList<>();
        shown.forEach(name -> values.add(day.get(name)));
        rows.row(values);
      }
    }
  }

  private static Object known(@Nullable Object value, String otherwise) {
    return value == null ? otherwise : value;
  }
}
