package energy.bmkpi.warehouse.bigquery;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.load.FileLoader;
import energy.bmkpi.load.LoadRequest;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.ElexonRows;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.testing.SourceFile;
import energy.bmkpi.testing.SourceRow;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.duckdb.DuckDbAccess;
import energy.bmkpi.warehouse.duckdb.DuckDbDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the engines round, sort and compare differently, the product's SQL must not. */
@Slow
class SameAggregatesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 5, 6);
  private static final SettlementDates DATES = new SettlementDates(DAY, DAY);

  /** Numbers whose millionths or 1e-12ths end in a half, or would if doubles were exact. */
  private static final double[] HALVES = {
    0.0000005,
    -0.0000005,
    0.0000015,
    -0.0000015,
    0.0000025,
    -0.0000025,
    1.0000005,
    -1.0000005,
    2.0000005,
    -2.0000005,
    0.00000049999999,
    2.5e-12,
    -2.5e-12,
    3.5e-12,
    0.5e-12,
    -0.5e-12,
    4.999999999999999e-13,
    8388608.0000005,
    -3739.253107095,
    4503.599627370497,
    2251.7998137,
    0.1,
    0.2,
    0.3,
    -0.7
  };

  @TempDir Path directory;

  @Test
  void roundVolumesAtAHalfAlike() {
    List<SourceRow> rows = new ArrayList<>();
    DoubleStream.of(HALVES)
        .forEach(mwh -> rows.add(volume(rows.size()).with("totalVolumeAccepted", mwh)));

    SameAggregates.assertOf(rows, DATES);
  }

  @Test
  void roundCashflowsAtAHalfAlikeEachOnItsOwn() {
    List<SourceRow> rows = new ArrayList<>();
    DoubleStream.of(HALVES)
        .forEach(gbp -> rows.add(cashflow("unit-" + gbp).with("totalCashflow", gbp)));

    SameAggregates.assertOf(rows, DATES);
  }

  @Test
  void roundPricesAndLevelsAtAHalfAlike() {
    List<SourceRow> rows = new ArrayList<>();
    for (double value : HALVES) {
      rows.add(submission("unit-" + value).with("offer", value).with("levelTo", value));
      rows.add(submission("all").with("pairId", rows.size()).with("bid", value));
      rows.add(
          acceptance(rows.size())
              .with("bmUnit", "unit-" + value)
              .with("acceptancePrice", value)
              .with("acceptanceVolume", value)
              .with("acceptanceType", value < 0 ? "BID" : "OFFER"));
    }

    SameAggregates.assertOf(rows, DATES);
  }

  @Test
  void agreeOnWhichOfZeroAndMinusZeroIsTheLowestPrice() {
    SameAggregates.assertOf(
        List.of(
            acceptance(1).with("acceptancePrice", 0.0),
            acceptance(2).with("acceptancePrice", -0.0),
            acceptance(3).with("acceptancePrice", -0.0),
            submission("a").with("offer", -0.0).with("levelTo", -0.0).with("levelFrom", 0.0),
            volume(1).with("totalVolumeAccepted", -0.0),
            cashflow("a").with("totalCashflow", -0.0)),
        DATES);
  }

  @Test
  void keepTheSameOfTwinsWhereOneLacksAValue() {
    Instant created = Instant.parse("2026-05-07T01:00:00Z");
    List<SourceRow> rows = new ArrayList<>();
    rows.add(submission("a").with("offer", null).with("bid", -1.0));
    rows.add(submission("a").with("offer", 50.0).with("bid", null));
    rows.add(submission("a").with("offer", 50.0).with("bid", 3.0).with("levelTo", null));
    rows.add(acceptance(1).with("soFlag", null).with("acceptancePrice", 1.0));
    rows.add(acceptance(1).with("soFlag", false).with("acceptancePrice", null));
    rows.add(acceptance(1).with("soFlag", false).with("acceptancePrice", 7.0));
    rows.add(volume(1).with("totalVolumeAccepted", null));
    rows.add(volume(1).with("totalVolumeAccepted", 5.0));
    rows.add(volume(2).with("createdDateTime", created).with("totalVolumeAccepted", 6.0));
    rows.add(volume(2).with("createdDateTime", null).with("totalVolumeAccepted", 5.0));
    rows.add(cashflow("a").with("totalCashflow", null));
    rows.add(cashflow("a").with("totalCashflow", -5.0));
    rows.add(unit("a").with("nationalGridBmUnit", null).with("fuelType", "WIND"));
    rows.add(unit("a").with("nationalGridBmUnit", "A-1").with("fuelType", null));
    rows.add(unit("a").with("nationalGridBmUnit", "A-1").with("fuelType", "CCGT"));

    SameAggregates.assertOf(rows, DATES);
  }

  @Test
  void countTwinsOfASubmissionWithoutPeriodOnce() {
    SourceRow withoutPeriod = submission("a").with("settlementPeriod", null).with("pairId", 2);

    SameAggregates.assertOf(List.of(submission("a"), withoutPeriod, withoutPeriod), DATES);
  }

  @Test
  void takeTheSameMiddleOfSpreadsThatDifferByAMillionth() {
    SameAggregates.assertOf(
        List.of(
            submission("even").with("offer", -9998.999999).with("bid", 9998.999998),
            submission("even").with("pairId", 2).with("offer", -0.000001).with("bid", 0.000002),
            submission("odd").with("offer", 0.3).with("bid", 0.1),
            submission("odd").with("pairId", 2).with("offer", 0.1).with("bid", -0.1),
            submission("odd").with("pairId", 3).with("offer", 0.200001).with("bid", 0.0),
            submission("none").with("offer", 9999.0)),
        DATES);
  }

  @Test
  void readTheSameNumberOutOfACapacity() {
    List<SourceRow> rows = new ArrayList<>();
    for (String text :
        List.of(
            "102.000", "-0", "1_000", "1,000", "1e3", "0x1F", "inf", "NaN", " 12 ", "12.", "12d")) {
      rows.add(unit(text).with("generationCapacity", text));
    }

    SameAggregates.assertOf(rows, DATES);
  }

  @ParameterizedTest
  @CsvSource({"2026-03-27, 2026-03-30", "2025-10-24, 2025-10-27"})
  void agreeOnAWholeMarketWithAClockChange(LocalDate from, LocalDate to) {
    SettlementDates dates = new SettlementDates(from, to);

    SameAggregates.assertOf(
        SourceFile.demo(directory.resolve("demo.duckdb"), new DemoMarket(dates, 30, 42)), dates);
  }

  @Test
  void agreeOnARealDayOfWindUnits() {
    Path file = SourceFile.create(directory.resolve("wind.duckdb"), List.of());
    load(file, SourceTable.BOALF, ElexonRows.boalf());
    load(file, SourceTable.BOD, ElexonRows.bod());
    load(file, SourceTable.BM_UNITS, ElexonRows.bmUnits());
    LocalDate newYear = LocalDate.of(2022, 1, 1);

    SameAggregates.assertOf(file, new SettlementDates(newYear, newYear));
  }

  @Test
  void agreeOnTheRealCashflowsOfAStorageUnit() {
    Path file = SourceFile.create(directory.resolve("storage.duckdb"), List.of());
    load(file, SourceTable.EBOCF, ElexonRows.ebocf());
    LocalDate day = LocalDate.of(2026, 5, 20);

    SameAggregates.assertOf(file, new SettlementDates(day, day));
  }

  @Test
  void takeEveryPeriodThatHasABit() {
    SameAggregates.assertOf(
        List.of(
            submission("T_MRWD-1").with("settlementPeriod", 62),
            volume(1).with("settlementPeriod", 62).with("totalVolumeAccepted", 1.5),
            cashflow("T_MRWD-1").with("settlementPeriod", 62).with("totalCashflow", 1.5)),
        DATES);
  }

  @ParameterizedTest(name = "{0} of period {1}")
  @CsvSource({"BOD, 63", "BOD, 64", "BOAV, 63", "BOAV, 64", "EBOCF, 63", "EBOCF, 64"})
  void refuseAPeriodWithoutABit(Dataset dataset, int period) {
    SourceRow row =
        switch (dataset) {
          case BOD -> submission("T_MRWD-1");
          case BOAV -> volume(1).with("totalVolumeAccepted", 1.5);
          default -> cashflow("T_MRWD-1").with("totalCashflow", 1.5);
        };

    SameAggregates.assertBothRefuse(dataset, row.with("settlementPeriod", period), DATES);
  }

  private static void load(Path file, SourceTable table, Path rows) {
    try (DuckDbDatabase database =
        DuckDbDatabase.open(WholeRun.settings(file), DuckDbAccess.WRITE)) {
      new FileLoader(database, TableNames.defaults())
          .load(LoadRequest.of(table, List.of(rows), null));
    }
  }

  private static SourceRow submission(String bmUnit) {
    return row(SourceTable.BOD, bmUnit)
        .with("settlementPeriod", 1)
        .with("timeFrom", Instant.parse("2026-05-05T23:00:00Z"))
        .with("pairId", 1)
        .with("offer", 80.0)
        .with("bid", 60.0)
        .with("levelFrom", 0.0)
        .with("levelTo", 25.0);
  }

  private static SourceRow acceptance(int number) {
    return row(SourceTable.BOALF, "T_MRWD-1")
        .with("acceptanceNumber", number)
        .with("acceptanceTime", Instant.parse("2026-05-06T02:31:00Z"))
        .with("timeFrom", Instant.parse("2026-05-06T03:00:00Z"))
        .with("timeTo", Instant.parse("2026-05-06T03:30:00Z"));
  }

  private static SourceRow volume(int acceptance) {
    return row(SourceTable.BOAV, "T_MRWD-1")
        .with("settlementPeriod", 1 + acceptance)
        .with("acceptanceId", acceptance)
        .with("_direction", acceptance % 2 == 0 ? "offer" : "bid");
  }

  private static SourceRow cashflow(String bmUnit) {
    return row(SourceTable.EBOCF, bmUnit).with("settlementPeriod", 1).with("_direction", "offer");
  }

  private static SourceRow unit(@Nullable String bmUnit) {
    return SourceRow.of(SourceTable.BM_UNITS).with("elexonBmUnit", bmUnit);
  }

  private static SourceRow row(SourceTable table, String bmUnit) {
    return SourceRow.of(table).with("settlementDate", DAY).with("bmUnit", bmUnit);
  }
}
