package energy.bmkpi.testing;

import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a source table: the one way in which tests say what a source holds. It begins with
 * {@link #of} or with a plausible row of the table, and {@link #with} says what is special about
 * it. Columns without a value are NULL; dates and times are Java's or text in ISO form.
 */
public record SourceRow(SourceTable table, Map<String, @Nullable Object> values) {
  /** A large wind farm's acceptance of half an hour. */
  public static final SourceRow ACCEPTANCE =
      SourceRow.of(SourceTable.BOALF)
          .with("settlementDate", "2026-05-06")
          .with("bmUnit", "T_MRWD-1")
          .with("acceptanceNumber", 217257)
          .with("acceptanceTime", "2026-05-06T02:31:00Z")
          .with("timeFrom", "2026-05-06T03:00:00Z")
          .with("timeTo", "2026-05-06T03:30:00Z")
          .with("levelFrom", 480.0)
          .with("levelTo", 480.0)
          .with("soFlag", false)
          .with("amendmentFlag", "ORI");

  /** The upward pair of a period. */
  public static final SourceRow SUBMISSION =
      SourceRow.of(SourceTable.BOD)
          .with("settlementDate", "2022-01-01")
          .with("settlementPeriod", 1)
          .with("bmUnit", "T_KLGLW-1")
          .with("timeFrom", "2022-01-01T00:00:00Z")
          .with("timeTo", "2022-01-01T00:30:00Z")
          .with("pairId", 1)
          .with("offer", 100.5)
          .with("bid", 60.25)
          .with("levelFrom", 228.0)
          .with("levelTo", 228.0);

  /** An accepted offer. */
  public static final SourceRow VOLUME =
      SourceRow.of(SourceTable.BOAV)
          .with("settlementDate", "2025-10-01")
          .with("settlementPeriod", 48)
          .with("startTime", "2025-10-01T22:30:00Z")
          .with("bmUnit", "T_LKSDB-1")
          .with("acceptanceId", 22018)
          .with("totalVolumeAccepted", 2.5)
          .with("_direction", "offer")
          .with("createdDateTime", "2025-10-02T23:14:46Z");

  /** What an accepted bid was charged. */
  public static final SourceRow CASHFLOW =
      SourceRow.of(SourceTable.EBOCF)
          .with("settlementDate", "2026-05-20")
          .with("settlementPeriod", 1)
          .with("bmUnit", "E_DOLLB-1")
          .with("totalCashflow", -3739.25)
          .with("_direction", "bid")
          .with("createdDateTime", "2026-05-21T23:10:00Z");

  public static final SourceRow BM_UNIT =
      SourceRow.of(SourceTable.BM_UNITS)
          .with("nationalGridBmUnit", "DOLLB-1")
          .with("elexonBmUnit", "E_DOLLB-1")
          .with("fuelType", "OTHER")
          .with("leadPartyName", "Dollymans Storage Limited")
          .with("generationCapacity", "102.000");

  public static SourceRow of(SourceTable table) {
    return new SourceRow(table, Map.of());
  }

  /** The same row with another value in a column of the contract. */
  public SourceRow with(String column, @Nullable Object value) {
    if (!table.hasColumn(column)) {
      throw new IllegalArgumentException(table + " has no column " + column);
    }
    return withForeign(column, value);
  }

  /** The same row with a value in a column that the contract does not name. */
  public SourceRow withForeign(String column, @Nullable Object value) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(values);
    changed.put(column, value);
    return new SourceRow(table, changed);
  }

  /** In the order of the contract. */
  List<@Nullable Object> inOrder() {
    List<@Nullable Object> inOrder = new ArrayList<>();
    for (SourceColumn column : table.columns()) {
      inOrder.add(values.get(column.name()));
    }
    return inOrder;
  }
}
