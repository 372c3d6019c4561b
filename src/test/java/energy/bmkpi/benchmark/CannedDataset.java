package energy.bmkpi.benchmark;

import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLType.TypeKind;
import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.market.SettlementDates;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The result of a dataset's query in the size of the real run, whose 90 days have 172,546 rows of
 * 144,927 unit-days. Rows are made when they are read, so that a result takes no memory.
 */
enum CannedDataset {
  BOALF(
      103,
      "source_rows:int64 acceptances:int64 running_mask:int64 so_flagged_acceptances:int64 priced_segments:int64"
          + " price_sum:numeric min_price:float64 max_price:float64 offer_level_change_mw:numeric"
          + " bid_level_change_mw:numeric"),
  BOD(
      1_610,
      "source_rows:int64 pairs:int64 period_pairs:int64 period_mask:int64"
          + " defensive_submissions:int64 live_offers:int64 offer_sum:numeric live_bids:int64"
          + " bid_sum:numeric offered_up_mw:numeric offered_down_mw:numeric"
          + " median_spread:numeric"),
  BOAV(
      102,
      "source_rows:int64 unknown_totals:int64 period_mask:int64 newest_created:timestamp settled_acceptances:int64"
          + " offer_mwh:bignumeric bid_mwh:bignumeric active_mask:int64 night_mwh:bignumeric"
          + " morning_mwh:bignumeric afternoon_mwh:bignumeric evening_mwh:bignumeric"),
  EBOCF(
      102,
      "source_rows:int64 unknown_totals:int64 period_mask:int64 newest_created:timestamp offer_gbp:bignumeric"
          + " bid_gbp:bignumeric net_gbp:bignumeric paid_gbp:bignumeric"
          + " received_gbp:bignumeric");

  private final int unitsPerDay;
  private final List<CannedColumn> columns;

  CannedDataset(int unitsPerDay, String columns) {
    this.unitsPerDay = unitsPerDay / share();
    this.columns = Arrays.stream(columns.split(" ")).map(CannedColumn::of).toList();
  }

  /** Of a run that has little to compute only the schedule is left. */
  private static int share() {
    return Integer.getInteger("benchmark.one-unit-in", 1);
  }

  static CannedDataset of(Dataset dataset) {
    return valueOf(dataset.name());
  }

  /** Of all units that there are on a day. */
  static String bmUnit(int number) {
    return "T_UNIT-%d".formatted(number);
  }

  List<Field> fields() {
    return Stream.concat(
            Stream.of(
                Field.of("settlement_date", FieldType.DATE), Field.of("bm_unit", FieldType.STRING)),
            columns.stream().map(CannedColumn::field))
        .collect(Collectors.toUnmodifiableList());
  }

  /** A row for each unit and one for the market, whose unit is null, of every day. */
  List<List<Value>> rows(SettlementDates dates) {
    int rowsPerDay = unitsPerDay + 1;
    return new AbstractList<>() {
      @Override
      public int size() {
        return dates.days() * rowsPerDay;
      }

      @Override
      public List<Value> get(int index) {
        return row(dates.from().plusDays(index / rowsPerDay), index % rowsPerDay);
      }
    };
  }

  private List<Value> row(LocalDate date, int number) {
    long seed = date.toEpochDay() * 10_000 + number;
    List<Value> row = new ArrayList<>(columns.size() + 2);
    row.add(Value.createDateValue(date));
    row.add(
        number == unitsPerDay
            ? Value.createSimpleNullValue(TypeKind.TYPE_STRING)
            : Value.createStringValue(bmUnit(number)));
    for (CannedColumn column : columns) {
      row.add(column.value(date, seed));
    }
    return row;
  }
}
