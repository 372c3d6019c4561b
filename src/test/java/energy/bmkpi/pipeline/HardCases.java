package energy.bmkpi.pipeline;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.SourceRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Source rows in which engines, files and drivers are known to disagree. */
final class HardCases {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 29);
  private static final Instant CREATED = Instant.parse("2026-03-30T01:00:00.123457Z");

  /** Also a day without rows. */
  static final SettlementDates DATES = new SettlementDates(DAY, DAY.plusDays(1));

  /** Halves of a rounding digit, sums that are not what they seem, large and tiny ones. */
  private static final double[] NUMBERS = {
    0.1, 0.2, 0.3, -0.7, -0.0, 0.0000005, -0.0000015, 1e-7, 123456789.123456, -3739.253107, 9998.99
  };

  /** What a file of comma-separated values may lose, and a sort may order in another way. */
  private static final String[] TEXTS = {
    "",
    " ",
    " both ends ",
    "comma, and \"quotes\"",
    "two\nlines",
    "NULL",
    "null",
    "\\",
    "\\n",
    "\\N",
    "carriage\r\nreturn",
    "Ørsted Straße",
    "z",
    "Z",
    "é",
    "e\u0301",
    "𝄞",
    "\uffee",
    "'",
    "`",
    "a\tb",
    "0",
    "1e3"
  };

  private static final String[] CAPACITIES = {
    "102.000", "-0", "1_000", "1,000", "1e3", "0x1F", "inf", "NaN", " 12 ", "12.", "12d", "0", ""
  };

  private HardCases() {}

  static List<SourceRow> rows() {
    List<SourceRow> rows = new ArrayList<>();
    numbers(rows);
    texts(rows);
    twins(rows);
    sidesThatCancelOut(rows);
    return rows;
  }

  /** Each number alone, and all in one unit. */
  private static void numbers(List<SourceRow> rows) {
    for (int i = 0; i < NUMBERS.length; i++) {
      double value = NUMBERS[i];
      for (String unit : List.of("T_ALL-1", "T_NUM-" + i)) {
        rows.add(
            acceptance(unit, i).with("acceptancePrice", value).with("acceptanceVolume", value));
        rows.add(submission(unit, i + 1).with("offer", value).with("bid", -value));
        rows.add(submission(unit, -i - 1).with("levelFrom", value).with("levelTo", value));
        rows.add(volume(unit, i).with("totalVolumeAccepted", value));
        rows.add(cashflow(unit, i).with("totalCashflow", value));
      }
    }
  }

  /** As names of units and of what the reference says of them. */
  private static void texts(List<SourceRow> rows) {
    for (String text : TEXTS) {
      rows.add(cashflow("T_" + text, 1).with("totalCashflow", 1.0));
      rows.add(unit("T_" + text).with("fuelType", text).with("leadPartyName", text));
    }
    for (String capacity : CAPACITIES) {
      rows.add(cashflow("E_" + capacity, 1).with("totalCashflow", 100.0));
      rows.add(unit("E_" + capacity).with("generationCapacity", capacity));
    }
  }

  /** Rows of one key, of which one must be chosen, whatever is NULL. */
  private static void twins(List<SourceRow> rows) {
    rows.add(submission("T_TWIN", 1).with("offer", null).with("bid", -1.0));
    rows.add(submission("T_TWIN", 1).with("offer", 50.0).with("bid", null));
    rows.add(submission("T_TWIN", 1).with("settlementPeriod", null));
    rows.add(submission("T_TWIN", 1).with("settlementPeriod", null));
    rows.add(submission("T_TWIN", 2).with("offer", 9999.0).with("bid", -99999.0));
    rows.add(acceptance("T_TWIN", 1).with("soFlag", true).with("amendmentFlag", "DEL"));
    rows.add(acceptance("T_TWIN", 1).with("soFlag", null).with("acceptancePrice", 1.0));
    rows.add(acceptance("T_TWIN", 1).with("soFlag", false).with("acceptancePrice", 7.0));
    rows.add(acceptance("T_TWIN", 2).with("soFlag", true).with("validation_flag", "Low_Volume"));
    rows.add(volume("T_TWIN", 1).with("totalVolumeAccepted", null));
    rows.add(volume("T_TWIN", 1).with("totalVolumeAccepted", 5.0));
    rows.add(volume("T_TWIN", 1).with("totalVolumeAccepted", 6.0).with("createdDateTime", null));
    rows.add(cashflow("T_TWIN", 1).with("totalCashflow", 8.0));
    rows.add(cashflow("T_TWIN", 1).with("createdDateTime", CREATED.plusNanos(1000)));
    rows.add(cashflow(null, 1).with("totalCashflow", 8.0));
    rows.add(unit("T_TWIN").with("nationalGridBmUnit", "A-1").with("fuelType", null));
    rows.add(unit("T_TWIN").with("nationalGridBmUnit", null).with("fuelType", "WIND"));
  }

  /** Zero denominators. */
  private static void sidesThatCancelOut(List<SourceRow> rows) {
    rows.add(volume("T_UNDONE", 2).with("totalVolumeAccepted", 12.1));
    rows.add(volume("T_UNDONE", 3).with("totalVolumeAccepted", -12.1));
    rows.add(cashflow("T_UNDONE", 2).with("totalCashflow", -1000.1));
    rows.add(cashflow("T_UNDONE", 3).with("totalCashflow", 1000.1));
    rows.add(volume("T_NOTHING", 2).with("totalVolumeAccepted", 0.0));
    rows.add(cashflow("T_NOTHING", 2).with("totalCashflow", 0.3));
  }

  private static SourceRow submission(@Nullable String bmUnit, int pair) {
    return row(SourceTable.BOD, bmUnit)
        .with("settlementPeriod", 46)
        .with("timeFrom", Instant.parse("2026-03-29T22:30:00Z"))
        .with("pairId", pair)
        .with("offer", 80.0)
        .with("bid", 60.0)
        .with("levelFrom", 0.0)
        .with("levelTo", 25.0);
  }

  private static SourceRow acceptance(@Nullable String bmUnit, int number) {
    return row(SourceTable.BOALF, bmUnit)
        .with("acceptanceNumber", number)
        .with("acceptanceTime", Instant.parse("2026-03-29T02:31:00Z"))
        .with("timeFrom", Instant.parse("2026-03-29T03:00:00Z"))
        .with("timeTo", Instant.parse("2026-03-29T03:30:00Z"))
        .with("acceptanceType", number % 2 == 0 ? "OFFER" : "BID");
  }

  private static SourceRow volume(@Nullable String bmUnit, int acceptance) {
    return settled(SourceTable.BOAV, bmUnit, acceptance).with("acceptanceId", acceptance);
  }

  private static SourceRow cashflow(@Nullable String bmUnit, int number) {
    return settled(SourceTable.EBOCF, bmUnit, number);
  }

  /** In every part of the day. */
  private static SourceRow settled(SourceTable table, @Nullable String bmUnit, int number) {
    return row(table, bmUnit)
        .with("settlementPeriod", 1 + number * 4 % 46)
        .with("_direction", number % 2 == 0 ? "offer" : "bid")
        .with("createdDateTime", CREATED);
  }

  private static SourceRow unit(String bmUnit) {
    return SourceRow.of(SourceTable.BM_UNITS).with("elexonBmUnit", bmUnit);
  }

  private static SourceRow row(SourceTable table, @Nullable String bmUnit) {
    return SourceRow.of(table).with("settlementDate", DAY).with("bmUnit", bmUnit);
  }
}
