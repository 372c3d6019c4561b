package energy.bmkpi.load;

import energy.bmkpi.load.file.JsonColumn;
import energy.bmkpi.market.ColumnType;
import energy.bmkpi.market.Pairs;
import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names under which files hold the columns of a dataset. Case, blanks, points and underscores
 * make no difference: "Settlement Date", settlement_date and settlementDate are one.
 */
final class ColumnNames {
  /** The dataset that a row says it belongs to; Elexon's files of some datasets have it. */
  static final String DATASET = "dataset";

  /** Other names under which Elexon's services and their users write a column. */
  private static final Map<String, List<String>> OTHERS =
      Map.of(
          SourceTable.DIRECTION,
          List.of("side", "bidOffer", "direction", "bidOfferFlag"),
          "bmUnit",
          List.of("bmUnitId"));

  private ColumnNames() {}

  /** What is left of a name when all is taken away that makes no difference. */
  static String plain(String name) {
    return name.replaceAll("[\\s_.\\-]+", "").toLowerCase(Locale.ROOT);
  }

  /** The names of a column, the one to be preferred first. */
  static List<String> of(SourceColumn column) {
    return Stream.concat(
            Stream.of(column.name()), OTHERS.getOrDefault(column.name(), List.of()).stream())
        .map(ColumnNames::plain)
        .distinct()
        .toList();
  }

  /** The name of the column that holds one pair, where each has its own. */
  static String ofPair(SourceColumn column, String pair) {
    return plain(column.name() + pair);
  }

  static boolean isColumn(SourceTable table, String name) {
    return called(table, name) != null;
  }

  /** One of all names that make no difference; null where it is that of no column. */
  static @Nullable String called(SourceTable table, String name) {
    String plain = plain(name);
    for (SourceColumn column : table.columns()) {
      if (of(column).contains(plain)) {
        return column.name();
      }
      if (isPair(column, plain)) {
        return plain;
      }
    }
    return plain.equals(DATASET) ? DATASET : null;
  }

  /** The column that a key of JSON stands for; null where it is none of the dataset. */
  static @Nullable JsonColumn ofKey(SourceTable table, String key) {
    String called = called(table, key);
    if (called == null) {
      return null;
    }
    ColumnType type =
        table.columns().stream()
            .filter(column -> column.name().equals(called))
            .map(SourceColumn::type)
            .findFirst()
            .orElse(ColumnType.TEXT);
    return new JsonColumn(
        called, type == ColumnType.PAIRS, type == ColumnType.NUMBER || type == ColumnType.INTEGER);
  }

  private static boolean isPair(SourceColumn column, String plain) {
    return column.type() == ColumnType.PAIRS
        && Pairs.NAMES.stream().anyMatch(pair -> plain.equals(ofPair(column, pair)));
  }
}
