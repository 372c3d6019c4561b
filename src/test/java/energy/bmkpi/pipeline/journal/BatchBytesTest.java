package energy.bmkpi.pipeline.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

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
import energy.bmkpi.pipeline.Batch;
import energy.bmkpi.pipeline.BatchResult;
import energy.bmkpi.pipeline.KeptBatch;
import energy.bmkpi.pipeline.QueryRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What is read is what was written, to the last bit. */
class BatchBytesTest {
  private static final String SOURCES = "of yesterday";

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 28);

  @Property(tries = 200)
  void aBatchIsReadAsItWasWritten(@ForAll("batches") KeptBatch batch) throws IOException {
    byte[] bytes = bytes(batch);

    assertThat(BatchReader.read(bytes)).isEqualTo(batch);
    assertThat(BatchReader.readLabel(bytes))
        .isEqualTo(new BatchLabel(batch.keptAt(), batch.result().batch(), SOURCES));
  }

  /** Their equality does not tell one NaN from another. */
  @Property
  void everyBitOfANumberIsKept(@ForAll long bits) throws IOException {
    double number = Double.longBitsToDouble(bits);
    KpiValues<UnitKpi> values =
        KpiValues.of(UnitKpi.class, kpi -> kpi == UnitKpi.AVG_ACCEPTANCE_PRICE ? number : null);
    KeptBatch batch = batchOf(new UnitDayKpis(FIRST, "T_DRAXX-1", values));

    UnitDayKpis read = BatchReader.read(bytes(batch)).result().days().get(0).units().get(0);

    assertThat(Double.doubleToRawLongBits(price(read)))
        .isEqualTo(Double.doubleToRawLongBits(number));
  }

  private static double price(UnitDayKpis unit) {
    return Objects.requireNonNull(unit.values().number(UnitKpi.AVG_ACCEPTANCE_PRICE)).doubleValue();
  }

  @Example
  void anEmptyMarketIsKept() throws IOException {
    DayKpis empty =
        new DayKpis(
            FIRST,
            List.of(),
            null,
            List.of(
                new Coverage(
                    FIRST, Dataset.BOD, 0, 0, 48, PeriodSet.upTo(48), PeriodSet.EMPTY, 0, null)));
    KeptBatch batch =
        new KeptBatch(
            new BatchResult(
                new Batch(1, new SettlementDates(FIRST, FIRST)), List.of(empty), List.of()),
            Instant.EPOCH);

    assertThat(BatchReader.read(bytes(batch))).isEqualTo(batch);
  }

  /** No checksum is asked here: what is no batch is refused whatever the bytes are. */
  @Property(tries = 500)
  void changedBytesAreReadAsAnotherBatchOrRefused(@ForAll Random random) {
    byte[] bytes = bytes(batchOf());
    for (int i = 0; i < 3; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }

    Throwable thrown =
        catchThrowable(
            () -> BatchReader.read(Arrays.copyOf(bytes, random.nextInt(bytes.length + 1))));

    assertThat(thrown)
        .satisfiesAnyOf(
            nothing -> assertThat(nothing).isNull(),
            refused -> assertThat(refused).isInstanceOf(IOException.class));
  }

  @Provide
  Arbitrary<KeptBatch> batches() {
    Arbitrary<List<DayKpis>> days =
        Arbitraries.integers()
            .between(1, 3)
            .flatMap(
                count ->
                    Combinators.combine(
                            IntStream.range(0, count)
                                .mapToObj(day -> day(FIRST.plusDays(day)))
                                .toList())
                        .as(all -> all));
    return Combinators.combine(days, queries().list().ofMaxSize(4), instants(), numbers())
        .as(
            (kpis, queries, keptAt, number) ->
                new KeptBatch(
                    new BatchResult(
                        new Batch(
                            number, new SettlementDates(FIRST, FIRST.plusDays(kpis.size() - 1L))),
                        kpis,
                        queries),
                    keptAt));
  }

  private static Arbitrary<DayKpis> day(LocalDate date) {
    Arbitrary<UnitDayKpis> unit =
        Combinators.combine(texts(), values(UnitKpi.class))
            .as((bmUnit, values) -> new UnitDayKpis(date, bmUnit, values));
    Arbitrary<@Nullable MarketDayKpis> market =
        values(MarketKpi.class).map(values -> new MarketDayKpis(date, values)).injectNull(0.3);
    Arbitrary<Coverage> coverage =
        Combinators.combine(
                Arbitraries.of(Dataset.class),
                Arbitraries.longs(),
                Arbitraries.longs(),
                Arbitraries.of(46L, 48L, 50L),
                Arbitraries.longs().map(PeriodSet::new).injectNull(0.3),
                Arbitraries.longs().map(PeriodSet::new),
                Arbitraries.longs(),
                instants().injectNull(0.3))
            .as(
                (dataset, rows, units, expected, missing, suspect, unknown, newest) ->
                    new Coverage(
                        date, dataset, rows, units, expected, missing, suspect, unknown, newest));
    return Combinators.combine(unit.list().ofMaxSize(3), market, coverage.list().ofMaxSize(4))
        .as((units, whole, covered) -> new DayKpis(date, units, whole, covered));
  }

  private static <K extends Enum<K> & Kpi> Arbitrary<KpiValues<K>> values(Class<K> type) {
    return Arbitraries.randomValue(Random::nextLong)
        .map(
            seed -> {
              Random random = new Random(seed);
              return KpiValues.of(type, kpi -> value(kpi, random));
            });
  }

  private static @Nullable Object value(Kpi kpi, Random random) {
    if (random.nextInt(3) == 0) {
      return null;
    }
    return switch (kpi.type()) {
      case INTEGER -> random.nextLong();
      case NUMBER ->
          List.of(
                  -0.0,
                  0.0,
                  Double.NaN,
                  Double.NEGATIVE_INFINITY,
                  Double.MIN_VALUE,
                  Double.MAX_VALUE,
                  1 / 3.0,
                  random.nextGaussian())
              .get(random.nextInt(8));
      case TEXT -> List.of("", "£ “north”\n\\N\u0000", "風力", "CCGT").get(random.nextInt(4));
      case DATE, TIMESTAMP -> throw new AssertionError(kpi + " is a time");
    };
  }

  private static Arbitrary<QueryRecord> queries() {
    return Combinators.combine(
            Arbitraries.of(Dataset.class),
            Arbitraries.longs(),
            Arbitraries.longs().map(Duration::ofNanos),
            Arbitraries.longs().injectNull(0.3))
        .as(QueryRecord::new);
  }

  private static Arbitrary<Instant> instants() {
    return Combinators.combine(
            Arbitraries.longs().between(-1_000_000_000L, 10_000_000_000L),
            Arbitraries.longs().between(0, 999_999_999))
        .as(Instant::ofEpochSecond);
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .ofMaxLength(12)
        .filter(
            text ->
                text.codePoints()
                    .noneMatch(point -> Character.getType(point) == Character.SURROGATE));
  }

  private static Arbitrary<Integer> numbers() {
    return Arbitraries.integers().between(1, 3660);
  }

  private static byte[] bytes(KeptBatch batch) {
    return BatchWriter.write(
        new BatchLabel(batch.keptAt(), batch.result().batch(), SOURCES), batch.result());
  }

  private static KeptBatch batchOf(UnitDayKpis... units) {
    DayKpis day = new DayKpis(FIRST, List.of(units), null, List.of());
    return new KeptBatch(
        new BatchResult(
            new Batch(1, new SettlementDates(FIRST, FIRST)),
            List.of(day),
            List.of(new QueryRecord(Dataset.BOD, 7, Duration.ofMillis(5), null))),
        Instant.parse("2026-04-01T09:00:00Z"));
  }
}
