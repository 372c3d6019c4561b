package energy.bmkpi.warehouse.bigquery;

import energy.bmkpi.market.ColumnType;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.oracle.RandomRows;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.testing.SourceRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Small tables full of odd rows, in both warehouses. */
@Slow
class RandomSameAggregatesTest {
  private static final SettlementDates SPRING =
      new SettlementDates(LocalDate.of(2026, 3, 28), LocalDate.of(2026, 3, 30));

  @Property(tries = 10)
  void giveTheSameAggregatesOfOddRows(@ForAll("rows") List<SourceRow> rows) {
    SameAggregates.assertOf(rows, SPRING);
  }

  @Property(tries = 20)
  void giveTheSameAggregatesOfOddNumbers(@ForAll("rowsOfOddNumbers") List<SourceRow> rows) {
    SameAggregates.assertOf(rows, SPRING);
  }

  @Provide
  Arbitrary<List<SourceRow>> rows() {
    return new RandomRows(SPRING).all();
  }

  @Provide
  Arbitrary<List<SourceRow>> rowsOfOddNumbers() {
    return Combinators.combine(rows(), Arbitraries.randoms())
        .as((rows, random) -> rows.stream().map(row -> withOddNumbers(row, random)).toList());
  }

  private static SourceRow withOddNumbers(SourceRow row, Random random) {
    SourceRow changed = row;
    for (SourceColumn column : row.table().columns()) {
      if (column.type() == ColumnType.NUMBER && row.values().get(column.name()) != null) {
        changed = changed.with(column.name(), oddNumber(random));
      }
    }
    return changed;
  }

  /** Of every size that prices, volumes and cashflows have; some are rounded at a half. */
  private static double oddNumber(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> random.nextGaussian() * Math.pow(10, random.nextInt(18) - 9);
      case 1 -> (random.nextInt() | 1) / 2e6;
      case 2 -> (random.nextLong() >> 20 | 1) / 2e12;
      case 3 -> random.nextGaussian() * 100;
      default -> random.nextInt(2_000_000) / 100.0 - 10_000;
    };
  }
}
