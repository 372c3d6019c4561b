package energy.bmkpi.cli.output;

import energy.bmkpi.cli.output.format.OutputFormat;
import energy.bmkpi.cli.output.format.RowWriter;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.failure.NearestName;
import energy.bmkpi.kpi.KpiType;
import energy.bmkpi.kpi.UnitKpi;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.report.DayCoverage;
import energy.bmkpi.report.UnitAccumulator;
import energy.bmkpi.report.UnitTotals;
import energy.bmkpi.warehouse.OutputColumn;
import energy.bmkpi.warehouse.OutputSelection;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Row;
import energy.bmkpi.warehouse.Warehouse;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One BM unit: as text every KPI over all dates and the main ones by day, as rows every column. */
public final class UnitDaysOutput {
  private static final List<OutputColumn> COLUMNS = OutputTable.SUMMARY.columns();

  /** What the day lacks of which dataset, so that no sum of a part passes for the whole. */
  public static final String PARTIAL = "partial";

  private final SettlementDates dates;
  private final UnitTotals totals;
  private final List<Map<String, @Nullable Object>> days;
  private final List<UnitKpi> kpis;

  private UnitDaysOutput(
      SettlementDates dates,
      UnitTotals totals,
      List<Map<String, @Nullable Object>> days,
      List<UnitKpi> kpis) {
    this.dates = dates;
    this.totals = totals;
    this.days = days;
    this.kpis = kpis;
  }

  /**
   * @param kpis chosen ones; none for all
   */
  public static UnitDaysOutput read(
      Warehouse warehouse, SettlementDates dates, String unit, List<UnitKpi> kpis) {
    List<Map<String, @Nullable Object>> days = new ArrayList<>();
    UnitAccumulator totals = new UnitAccumulator(dates, EnumSet.allOf(UnitKpi.class));
    OutputSelection all = OutputSelection.of(OutputTable.SUMMARY, dates);
    warehouse.read(
        all.ofUnit(unit),
        row -> {
          days.add(values(row));
          totals.add(row.day("settlement_date"), row);
        });
    if (days.isEmpty()) {
      throw nothingOf(unit, all, warehouse);
    }
    Map<LocalDate, String> partial = DayCoverage.partialDays(DayCoverage.read(warehouse, dates));
    days.forEach(day -> day.put(PARTIAL, partial.get((LocalDate) day.get("settlement_date"))));
    return new UnitDaysOutput(dates, totals.totals(unit), days, kpis);
  }

  private static Failure nothingOf(String unit, OutputSelection all, Warehouse warehouse) {
    Set<String> others = new TreeSet<>();
    warehouse.read(
        all.only(Set.of(OutputSelection.UNIT)), row -> others.add(row.name(OutputSelection.UNIT)));
    return new Failure(
        FailureCategory.CONFIGURATION,
        "nothing is published of BM unit %s for %s".formatted(unit, all.dates()),
        NearestName.of(unit, others)
            .map("did you mean %s?"::formatted)
            .orElse("'bmkpi report --top 20000' lists the units that are"));
  }

  private static Map<String, @Nullable Object> values(Row row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    COLUMNS.forEach(column -> values.put(column.name(), column.type().read(row, column.name())));
    return values;
  }

  public void printText(PrintWriter out) {
    out.println(
        "%s, %s, %s, %s"
            .formatted(
                totals.bmUnit(),
                known(totals.fuelType(), "fuel type unknown"),
                known(totals.leadParty(), "lead party unknown"),
                dates));
    out.println();
    printTotals(OutputFormat.TEXT.rows(out));
    if (days.size() == 1 && isKnown(PARTIAL)) {
      out.println();
      out.println("partial: " + days.get(0).get(PARTIAL));
    }
    if (days.size() > 1) {
      out.println();
      List<UnitKpi> daily = kpis.isEmpty() ? UnitTotals.COLUMNS : kpis;
      printDays(
          OutputFormat.TEXT.rows(out),
          Stream.of(
                  Stream.of("settlement_date"),
                  daily.stream()
                      .filter(kpi -> !kpis.isEmpty() || totals.value(kpi) != null)
                      .map(UnitKpi::column),
                  Stream.of(PARTIAL).filter(this::isKnown))
              .flatMap(columns -> columns)
              .toList());
    }
  }

  /** Every day, with every column or those of the chosen KPIs; closes the rows. */
  public void printRows(RowWriter rows) {
    Stream<String> columns =
        kpis.isEmpty()
            ? COLUMNS.stream().map(OutputColumn::name)
            : Stream.concat(OutputTable.SUMMARY.key().stream(), kpis.stream().map(UnitKpi::column));
    printDays(rows, Stream.concat(columns, Stream.of(PARTIAL)).toList());
  }

  private boolean isKnown(String column) {
    return days.stream().anyMatch(day -> day.get(column) != null);
  }

  private void printTotals(RowWriter table) {
    boolean oneDay = days.size() == 1;
    try (table) {
      table.header(
          oneDay
              ? List.of("kpi", "value", "unit")
              : List.of("kpi", "value", "unit", "over the dates"));
      for (UnitKpi kpi : kpis.isEmpty() ? List.of(UnitKpi.values()) : kpis) {
        if (kpi.type() != KpiType.TEXT) {
          List<@Nullable Object> row = new ArrayList<>();
          row.add(kpi.column());
          row.add(ReportOutput.value(totals, kpi));
          row.add(kpi.definition().unit());
          if (!oneDay) {
            row.add(kpi.overRange().description());
          }
          table.row(row);
        }
      }
    }
  }

  private void printDays(RowWriter rows, List<String> columns) {
    try (rows) {
      rows.header(columns);
      for (Map<String, @Nullable Object> day : days) {
        List<@Nullable Object> values = new ArrayList<>();
        columns.forEach(name -> values.add(day.get(name)));
        rows.row(values);
      }
    }
  }

  private static Object known(@Nullable Object value, String otherwise) {
    return value == null ? otherwise : value;
  }
}
