package energy.bmkpi.warehouse;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.kpi.Coverage;
import energy.bmkpi.kpi.DayKpis;
import energy.bmkpi.kpi.Kpi;
import energy.bmkpi.kpi.KpiValues;
import energy.bmkpi.kpi.MarketDayKpis;
import energy.bmkpi.kpi.MarketKpi;
import energy.bmkpi.kpi.UnitDayKpis;
import energy.bmkpi.kpi.UnitKpi;
import energy.bmkpi.market.PeriodSet;
import energy.bmkpi.market.SettlementDates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Results to publish: every KPI has a value of its own that tells which version it belongs to. */
public final class PublishedDays {
  private static final long BOALF_ROWS = 3720;

  private PublishedDays() {}

  /** A day of three units, with a gap in EBOCF. */
  public static DayKpis day(LocalDate date, int version) {
    return new DayKpis(
        date,
        Stream.of("2__PENEC001", "E_DOLLB-1", "T_KLGLW-1")
            .map(bmUnit -> new UnitDayKpis(date, bmUnit, values(UnitKpi.class, version)))
            .toList(),
        new MarketDayKpis(date, values(MarketKpi.class, version)),
        List.of(
            new Coverage(
                date,
                Dataset.BOALF,
                BOALF_ROWS + version,
                80,
                48,
                null,
                PeriodSet.parse("3"),
                0,
                null),
            new Coverage(
                date,
                Dataset.BOAV,
                38,
                3,
                48,
                PeriodSet.parse("20-21,48"),
                PeriodSet.EMPTY,
                2,
                Instant.parse("2026-05-21T23:10:00.123456Z")),
            new Coverage(
                date, Dataset.EBOCF, 0, 0, 48, PeriodSet.upTo(48), PeriodSet.EMPTY, 0, null)));
  }

  /** Days of one version, in date order. */
  public static List<DayKpis> days(SettlementDates dates, int version) {
    return dates.stream().map(date -> day(date, version)).toList();
  }

  /** The version of each day that is published, in date order. */
  public static List<Long> versions(Warehouse warehouse, SettlementDates dates) {
    List<Long> versions = new ArrayList<>();
    warehouse.read(
        OutputTable.COVERAGE,
        dates,
        row -> {
          if (Dataset.BOALF.name().equals(row.text("dataset"))) {
            versions.add(row.count("rows") - BOALF_ROWS);
          }
        });
    return versions;
  }

  public static RunRecord run(String id, SettlementDates dates, Instant started) {
    return new RunRecord(
        id, dates, "BOALF,BOAV", 28, 7, 13, 144927, started, started.plusMillis(22345), null);
  }

  /** Every third KPI is NULL; none of the others equals another of its table. */
  private static <K extends Enum<K> & Kpi> KpiValues<K> values(Class<K> type, int version) {
    List<K> kpis = List.of(type.getEnumConstants());
    return KpiValues.of(type, kpi -> value(kpi, kpis.indexOf(kpi), version));
  }

  private static @Nullable Object value(Kpi kpi, int place, int version) {
    if (place % 3 == 2) {
      return null;
    }
    int number = 1000 * version + place;
    return switch (kpi.type()) {
      case INTEGER -> (long) number;
      case NUMBER -> number + 1 / 3.0;
      case TEXT -> "Vattenfall's “£”, \"north\"\n\\N " + number;
      case DATE, TIMESTAMP -> throw new AssertionError(kpi + " is a time");
    };
  }
}
