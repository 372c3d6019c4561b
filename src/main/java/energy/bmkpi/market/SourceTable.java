package energy.bmkpi.market;

import static energy.bmkpi.market.ColumnType.BOOLEAN;
import static energy.bmkpi.market.ColumnType.DATE;
import static energy.bmkpi.market.ColumnType.INTEGER;
import static energy.bmkpi.market.ColumnType.NUMBER;
import static energy.bmkpi.market.ColumnType.PAIRS;
import static energy.bmkpi.market.ColumnType.TEXT;
import static energy.bmkpi.market.ColumnType.TIMESTAMP;
import static energy.bmkpi.market.SourceColumn.Presence.ALWAYS;
import static energy.bmkpi.market.SourceColumn.Presence.IN_TABLES;
import static energy.bmkpi.market.SourceColumn.Presence.OPTIONAL;

import energy.bmkpi.market.SourceColumn.Presence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The source contract: the tables read, their columns, and what makes a row of them unique. */
public enum SourceTable {
  BOALF(
      "boalf",
      "bmrs_boalf_complete",
      // the date as well: what a day computes must not depend on other days
      List.of(
          "settlementDate", "bmUnit", "acceptanceNumber", "acceptanceTime", "timeFrom", "timeTo"),
      column("settlementDate", DATE, ALWAYS),
      column("bmUnit", TEXT, ALWAYS),
      column("acceptanceNumber", INTEGER, ALWAYS),
      column("acceptanceTime", TIMESTAMP, ALWAYS),
      column("timeFrom", TIMESTAMP, ALWAYS),
      column("timeTo", TIMESTAMP, ALWAYS),
      column("levelFrom", NUMBER, ALWAYS),
      column("levelTo", NUMBER, ALWAYS),
      column("soFlag", BOOLEAN, ALWAYS),
      column("amendmentFlag", TEXT, OPTIONAL),
      column("acceptancePrice", NUMBER, OPTIONAL),
      column("acceptanceVolume", NUMBER, OPTIONAL),
      column("acceptanceType", TEXT, OPTIONAL),
      column("validation_flag", TEXT, OPTIONAL)),
  BOD(
      "bod",
      "bmrs_bod",
      List.of("bmUnit", "settlementDate", "settlementPeriod", "timeFrom", "pairId"),
      column("settlementDate", DATE, ALWAYS),
      column("settlementPeriod", INTEGER, ALWAYS),
      column("bmUnit", TEXT, ALWAYS),
      column("timeFrom", TIMESTAMP, ALWAYS),
      column("timeTo", TIMESTAMP, ALWAYS),
      column("pairId", INTEGER, ALWAYS),
      column("offer", NUMBER, ALWAYS),
      column("bid", NUMBER, ALWAYS),
      column("levelFrom", NUMBER, ALWAYS),
      column("levelTo", NUMBER, ALWAYS)),
  BOAV(
      "boav",
      "bmrs_boav",
      List.of("_direction", "bmUnit", "settlementDate", "settlementPeriod", "acceptanceId"),
      column("settlementDate", DATE, ALWAYS),
      column("settlementPeriod", INTEGER, ALWAYS),
      column("startTime", TIMESTAMP, IN_TABLES),
      column("bmUnit", TEXT, ALWAYS),
      column("acceptanceId", INTEGER, ALWAYS),
      column("totalVolumeAccepted", NUMBER, ALWAYS),
      column("_direction", TEXT, ALWAYS),
      column("createdDateTime", TIMESTAMP, IN_TABLES),
      column("pairVolumes", PAIRS, OPTIONAL)),
  EBOCF(
      "ebocf",
      "bmrs_ebocf",
      List.of("_direction", "bmUnit", "settlementDate", "settlementPeriod"),
      column("settlementDate", DATE, ALWAYS),
      column("settlementPeriod", INTEGER, ALWAYS),
      column("bmUnit", TEXT, ALWAYS),
      column("totalCashflow", NUMBER, ALWAYS),
      column("_direction", TEXT, ALWAYS),
      column("createdDateTime", TIMESTAMP, IN_TABLES),
      column("startTime", TIMESTAMP, OPTIONAL),
      column("bidOfferPairCashflows", PAIRS, OPTIONAL)),
  BM_UNITS(
      "bm-units",
      "bmu_metadata",
      List.of("elexonBmUnit"),
      column("nationalGridBmUnit", TEXT, ALWAYS),
      column("elexonBmUnit", TEXT, ALWAYS),
      column("fuelType", TEXT, ALWAYS),
      column("leadPartyName", TEXT, ALWAYS),
      column("generationCapacity", TEXT, ALWAYS));

  /** The column of the settlement date. */
  public static final String SETTLEMENT_DATE = "settlementDate";

  /** What became of an acceptance since: {@code ORI}, {@code UPD} or {@code DEL}. */
  public static final String AMENDMENT = "amendmentFlag";

  /** The column of the side of a volume or cashflow: {@code bid} or {@code offer}. */
  public static final String DIRECTION = "_direction";

  /** When Elexon created the row: of two rows with one key, the newer counts. */
  public static final String CREATED = "createdDateTime";

  private final String datasetName;
  private final String defaultTableName;
  private final List<String> naturalKey;
  private final List<SourceColumn> columns;

  SourceTable(
      String datasetName,
      String defaultTableName,
      List<String> naturalKey,
      SourceColumn... columns) {
    this.datasetName = datasetName;
    this.defaultTableName = defaultTableName;
    this.naturalKey = naturalKey;
    this.columns = List.of(columns);
  }

  /** As written on the command line: {@code bm-units}. */
  public String datasetName() {
    return datasetName;
  }

  public String defaultTableName() {
    return defaultTableName;
  }

  public List<String> naturalKey() {
    return naturalKey;
  }

  public List<SourceColumn> columns() {
    return columns;
  }

  /** The BM unit reference may be absent; its KPIs are NULL then. */
  public boolean optional() {
    return this == BM_UNITS;
  }

  public boolean hasColumn(String name) {
    return columns.stream().anyMatch(column -> column.name().equals(name));
  }

  /**
   * The settlement date, by which rows are read; null for the BM unit reference, which has none.
   */
  public @Nullable String dateColumn() {
    return this == BM_UNITS ? null : SETTLEMENT_DATE;
  }

  /** The column of the BM unit: a row without one says nothing of any unit. */
  public String unitColumn() {
    return this == BM_UNITS ? "elexonBmUnit" : "bmUnit";
  }

  private static SourceColumn column(String name, ColumnType type, Presence presence) {
    return new SourceColumn(name, type, presence);
  }
}
