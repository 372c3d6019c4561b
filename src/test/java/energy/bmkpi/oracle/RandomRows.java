package energy.bmkpi.oracle;

import energy.bmkpi.market.SettlementCalendar;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.SourceRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Rows of few units, dates, periods and pairs, so that they often share a key; with NULLs, sentinel
 * prices, deleted acceptances and datasets without a day. Volumes and cashflows are eighths, which
 * a sum of doubles adds up exactly: sides that cancel out are then 0 for the oracle, too.
 */
public final class RandomRows {
  private static final String[] UNITS = {"T_QAAW-1", "E_XBBB-1", "2__AZCC001", "V__BQDD001"};

  private final SettlementDates dates;

  public RandomRows(SettlementDates dates) {
    this.dates = dates;
  }

  public Arbitrary<List<SourceRow>> all() {
    return Combinators.combine(
            boalf().list().ofMaxSize(40),
            bod().list().ofMaxSize(60),
            boav().list().ofMaxSize(50),
            ebocf().list().ofMaxSize(40),
            bmUnits().list().ofMaxSize(6))
        .as(
            (boalf, bod, boav, ebocf, bmUnits) ->
                Stream.of(boalf, bod, boav, ebocf, bmUnits)
                    .flatMap(List::stream)
                    .collect(Collectors.toList()));
  }

  private Arbitrary<SourceRow> boalf() {
    Arbitrary<SourceRow> key =
        Combinators.combine(unitDay(SourceTable.BOALF), integer(1, 4), time(2), time(3), time(2))
            .as(
                (row, number, accepted, from, to) ->
                    row.with("acceptanceNumber", number)
                        .with("acceptanceTime", accepted)
                        .with("timeFrom", from)
                        .with("timeTo", to.plusSeconds(7200)));
    return Combinators.combine(
            key,
            Arbitraries.of(true, false).injectNull(0.1),
            Arbitraries.of("ORI", "ORI", "ORI", "UPD", "DEL").injectNull(0.3),
            price().injectNull(0.3),
            eighths().injectNull(0.1),
            Arbitraries.of("OFFER", "BID", "UNKNOWN").injectNull(0.1),
            Arbitraries.of("Valid", "Valid", "Low_Volume").injectNull(0.2))
        .as(
            (row, soFlag, amendment, price, volume, type, validation) ->
                row.with("soFlag", soFlag)
                    .with("amendmentFlag", amendment)
                    .with("acceptancePrice", price)
                    .with("acceptanceVolume", volume)
                    .with("acceptanceType", type)
                    .with("validation_flag", validation));
  }

  private Arbitrary<SourceRow> bod() {
    return Combinators.combine(
            unitDayPeriod(SourceTable.BOD),
            time(2),
            integer(-2, 2),
            price().injectNull(0.1),
            price().injectNull(0.1),
            level().injectNull(0.1),
            level().injectNull(0.1))
        .as(
            (row, from, pair, offer, bid, levelFrom, levelTo) ->
                row.with("timeFrom", from)
                    .with("pairId", pair)
                    .with("offer", offer)
                    .with("bid", bid)
                    .with("levelFrom", levelFrom)
                    .with("levelTo", levelTo));
  }

  private Arbitrary<SourceRow> boav() {
    return Combinators.combine(settled(SourceTable.BOAV), integer(1, 3), eighths().injectNull(0.1))
        .as(
            (row, acceptance, volume) ->
                row.with("acceptanceId", acceptance).with("totalVolumeAccepted", volume));
  }

  private Arbitrary<SourceRow> ebocf() {
    return Combinators.combine(settled(SourceTable.EBOCF), eighths().injectNull(0.1))
        .as((row, cashflow) -> row.with("totalCashflow", cashflow));
  }

  private static Arbitrary<SourceRow> bmUnits() {
    return Combinators.combine(
            Arbitraries.of(UNITS).injectNull(0.1),
            Arbitraries.of("WIND", "CCGT").injectNull(0.3),
            Arbitraries.of("Ardwen Power Ltd").injectNull(0.3),
            Arbitraries.of("100.000", "12.5", "0", "n/a").injectNull(0.2))
        .as(
            (unit, fuel, party, capacity) ->
                SourceRow.of(SourceTable.BM_UNITS)
                    .with("elexonBmUnit", unit)
                    .with("fuelType", fuel)
                    .with("leadPartyName", party)
                    .with("generationCapacity", capacity));
  }

  private Arbitrary<SourceRow> settled(SourceTable table) {
    return Combinators.combine(
            unitDayPeriod(table), Arbitraries.of("bid", "offer"), time(3).injectNull(0.2))
        .as((row, side, created) -> row.with("_direction", side).with("createdDateTime", created));
  }

  /** Periods of the clock change, of every part of the day, and the last of the day. */
  private Arbitrary<SourceRow> unitDayPeriod(SourceTable table) {
    return Combinators.combine(unitDay(table), Arbitraries.of(1, 3, 4, 12, 13, 25, 37, 99))
        .as(
            (row, period) -> {
              int last = SettlementCalendar.periods((LocalDate) row.values().get("settlementDate"));
              return row.with("settlementPeriod", Math.min(period, last));
            });
  }

  private Arbitrary<SourceRow> unitDay(SourceTable table) {
    return Combinators.combine(
            Arbitraries.of(dates.stream().toList()), Arbitraries.of(UNITS).injectNull(0.03))
        .as((date, unit) -> SourceRow.of(table).with("settlementDate", date).with("bmUnit", unit));
  }

  private static Arbitrary<Instant> time(int different) {
    return integer(1, different)
        .map(hour -> Instant.parse("2026-03-29T00:00:00Z").plusSeconds(hour * 3600L));
  }

  private static Arbitrary<Integer> integer(int smallest, int largest) {
    return Arbitraries.integers().between(smallest, largest);
  }

  private static Arbitrary<Double> price() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, integer(-20_000, 50_000).map(pence -> pence / 100.0)),
        Tuple.of(1, Arbitraries.of(0.0, 9999.0, -9999.0, 99999.0, -99999.0, 9998.99)));
  }

  private static Arbitrary<Double> level() {
    return Arbitraries.of(0.0, 0.0, 25.0, -25.0, 40.5, -228.0);
  }

  private static Arbitrary<Double> eighths() {
    return integer(-80, 80).map(eighths -> eighths / 8.0);
  }
}
