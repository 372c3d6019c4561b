package energy.bmkpi.warehouse;

import static energy.bmkpi.table.ValueType.DATE;
import static energy.bmkpi.table.ValueType.INTEGER;
import static energy.bmkpi.table.ValueType.NUMBER;
import static energy.bmkpi.table.ValueType.TEXT;
import static energy.bmkpi.table.ValueType.TIMESTAMP;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.kpi.Kpi;
import energy.bmkpi.kpi.KpiDefinition;
import energy.bmkpi.kpi.MarketKpi;
import energy.bmkpi.kpi.UnitKpi;
import energy.bmkpi.table.TableColumn;
import energy.bmkpi.table.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The tables that a run publishes; KPI columns come from the catalogue. */
public enum OutputTable {
  SUMMARY(
      "bm_kpi_summary",
      List.of("settlement_date", "bm_unit"),
      withKpis(UnitKpi.values(), settlementDate(), column("bm_unit", TEXT, "BM unit"))),
  MARKET(
      "bm_kpi_market", List.of("settlement_date"), withKpis(MarketKpi.values(), settlementDate())),
  COVERAGE(
      "bm_kpi_coverage",
      List.of("settlement_date", "dataset"),
      List.of(
          settlementDate(),
          column("dataset", TEXT, "BOALF, BOD, BOAV or EBOCF"),
          column("rows", INTEGER, "source rows, duplicates counted once; 0 is a gap"),
          column("units", INTEGER, "BM units with a row"),
          column("periods_seen", INTEGER, "settlement periods with a row; NULL for BOALF"),
          column("periods_expected", INTEGER, "settlement periods of the day: 46, 48 or 50"),
          column("newest_created", TIMESTAMP, "newest createdDateTime of the rows"),
          column(
              "missing_periods",
              TEXT,
              "settlement periods without a row, as 20-21,48; NULL where none is missing, and for"
                  + " BOALF"),
          column(
              "suspect_periods",
              TEXT,
              "of BOALF: settlement periods with a volume in BOAV and no acceptance; NULL where there"
                  + " is none"),
          column("unknown_totals", INTEGER, "rows whose volume or cashflow is NULL at source"))),
  RUN(
      "bm_kpi_run",
      List.of("started_at", "run_id"),
      List.of(
          column("run_id", TEXT, "identifies the run"),
          column("date_from", DATE, "first settlement date"),
          column("date_to", DATE, "last settlement date"),
          column("datasets", TEXT, "datasets read, separated by commas"),
          column("workers", INTEGER, "queries in flight at once, at most"),
          column("batch_days", INTEGER, "settlement dates in a batch"),
          column("batches", INTEGER, "batches"),
          column("unit_days", INTEGER, "rows published to the summary"),
          column("started_at", TIMESTAMP, "when the run started"),
          column("finished_at", TIMESTAMP, "when its results were ready to be published"),
          column("duration_s", NUMBER, "finished_at − started_at in seconds"),
          column("bytes_billed", INTEGER, "NULL where the warehouse does not bill")));

  private final String defaultTableName;
  private final List<String> key;
  private final List<TableColumn> columns;

  OutputTable(String defaultTableName, List<String> key, List<TableColumn> columns) {
    this.defaultTableName = defaultTableName;
    this.key = key;
    this.columns = columns;
  }

  public String defaultTableName() {
    return defaultTableName;
  }

  /** The columns that rows are sorted by when they are read. */
  public List<String> key() {
    return key;
  }

  public List<TableColumn> columns() {
    return columns;
  }

  /** Fails where a table of this name was not made by a run, so that nothing may be added to it. */
  public void requireMadeByARun(TableSchema found) {
    for (String column : key) {
      if (found.column(column) == null) {
        throw new Failure(
            FailureCategory.CONFIGURATION,
            "%s is there and is no output table of bmkpi: it has no column %s"
                .formatted(found.table(), column),
            "name another table with bmkpi.tables." + name().toLowerCase(Locale.ROOT));
      }
    }
  }

  /** The columns that a table, made by an older version, does not have yet. */
  public List<TableColumn> missingFrom(TableSchema found) {
    return columns.stream().filter(column -> found.column(column.name()) == null).toList();
  }

  private static TableColumn settlementDate() {
    return column("settlement_date", DATE, "settlement date, Europe/London");
  }

  private static TableColumn column(String name, ValueType type, String description) {
    return new TableColumn(name, type, description);
  }

  private static List<TableColumn> withKpis(Kpi[] kpis, TableColumn... key) {
    return Stream.concat(
            Arrays.stream(key), Arrays.stream(kpis).map(kpi -> column(kpi.definition())))
        .toList();
  }

  private static TableColumn column(KpiDefinition kpi) {
    return column(
        kpi.column(),
        kpi.type(),
        kpi.formula() + " [" + kpi.unit() + "]; NULL when: " + kpi.nullRule().description());
  }
}
