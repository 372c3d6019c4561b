package energy.bmkpi.load;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.NearestName;
import energy.bmkpi.load.file.InputFailures;
import energy.bmkpi.market.ColumnType;
import energy.bmkpi.market.Pairs;
import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which columns of a file hold which columns of a dataset, as expressions of SQL. */
final class FileColumns {
  private final Map<SourceColumn, Expression> expressions = new LinkedHashMap<>();

  /**
   * How a column is read from a file.
   *
   * @param text what the file holds, for a person to read
   * @param value as the column holds it; NULL where the file holds something else
   * @param raw NULL where the file holds nothing; null where the value does not come from it
   */
  record Expression(String text, String value, @Nullable String raw) {}

  private final SourceTable table;
  private final InputFailures failures;
  private final Map<String, FileColumn> found = new HashMap<>();
  private final List<String> names;

  private FileColumns(SourceTable table, List<FileColumn> columns, InputFailures failures) {
    this.table = table;
    this.failures = failures;
    this.names = columns.stream().map(FileColumn::name).toList();
    for (FileColumn column : columns) {
      found.put(ColumnNames.plain(column.name()), column);
    }
    requireOnce(columns);
  }

  /** Of two names of one column, neither is known to be the right one. */
  private void requireOnce(List<FileColumn> columns) {
    Map<String, FileColumn> holders = new HashMap<>();
    for (FileColumn column : columns) {
      String called = ColumnNames.called(table, column.name());
      FileColumn same = called == null ? null : holders.put(called, column);
      if (same != null) {
        throw failures.of(
            "has a column twice: %s and %s".formatted(same.name(), column.name()),
            "take one of them out");
      }
    }
  }

  /**
   * @param direction the side of all rows, where the file does not tell; else null
   */
  static FileColumns of(
      SourceTable table,
      List<FileColumn> columns,
      @Nullable Direction direction,
      InputFailures failures) {
    FileColumns result = new FileColumns(table, columns, failures);
    result.findAll(direction);
    return result;
  }

  /** The columns of the contract that the file has. */
  List<SourceColumn> columns() {
    return table.columns().stream().filter(expressions::containsKey).toList();
  }

  @Nullable Expression expression(SourceColumn column) {
    return expressions.get(column);
  }

  /** The dataset that a row names, as text, or null where no row does. */
  @Nullable String dataset() {
    FileColumn column = found.get(ColumnNames.DATASET);
    return column == null || table == SourceTable.BM_UNITS ? null : NativeReading.asText(column);
  }

  private void findAll(@Nullable Direction direction) {
    List<String> missing = new ArrayList<>();
    for (SourceColumn column : table.columns()) {
      FileColumn holder = holderOf(column);
      if (holder != null) {
        Expression whole =
            new Expression(
                NativeReading.asText(holder), NativeReading.of(column, holder), holder.sql());
        boolean alsoApart = column.type() == ColumnType.PAIRS && hasPairs(column);
        expressions.put(column, alsoApart ? eitherOf(whole, pairs(column)) : whole);
      } else if (column.type() == ColumnType.PAIRS && hasPairs(column)) {
        expressions.put(column, pairs(column));
      } else if (column.name().equals(SourceTable.DIRECTION) && direction != null) {
        String side = "'%s'".formatted(direction.lowerCaseName());
        expressions.put(column, new Expression(side, side, null));
      } else if (column.requiredInFiles()) {
        missing.add(column.name());
      }
    }
    if (!missing.isEmpty()) {
      throw lacks(missing);
    }
  }

  private Failure lacks(List<String> missing) {
    String told =
        missing.stream()
            .map(
                name ->
                    name
                        + NearestName.of(name, names)
                            .map(nearest -> " (nearest: %s)".formatted(nearest))
                            .orElse(""))
            .collect(Collectors.joining(", "));
    return failures.of(
        "has no column " + told,
        missing.contains(SourceTable.DIRECTION)
            ? "tell the side of its rows with --direction bid or --direction offer"
            : "check that it holds %s rows, with the column names of Elexon's API"
                .formatted(table.datasetName()));
  }

  private @Nullable FileColumn holderOf(SourceColumn column) {
    return ColumnNames.of(column).stream()
        .map(found::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Some rows may nest their pairs and others not; a row that does both is of no use. */
  private static Expression eitherOf(Expression nested, Expression apart) {
    String nestedText = "NULLIF(TRIM(%s), '')".formatted(nested.text());
    String text = "NULLIF(concat_ws(' ', %s, %s), '')".formatted(nestedText, apart.text());
    String value =
        "CASE WHEN %1$s IS NULL THEN %4$s WHEN %2$s IS NULL THEN %3$s END"
            .formatted(nestedText, apart.text(), nested.value(), apart.value());
    return new Expression(text, value, text);
  }

  private boolean hasPairs(SourceColumn column) {
    return Pairs.NAMES.stream()
        .anyMatch(pair -> found.containsKey(ColumnNames.ofPair(column, pair)));
  }

  /** A column for each pair, as tables without nesting have them. */
  private Expression pairs(SourceColumn column) {
    Map<String, String> texts = new HashMap<>();
    List<String> shown = new ArrayList<>();
    for (String pair : Pairs.NAMES) {
      FileColumn holder = found.get(ColumnNames.ofPair(column, pair));
      if (holder != null) {
        String text = "NULLIF(TRIM(%s), '')".formatted(NativeReading.asText(holder));
        texts.put(pair, text);
        shown.add(text);
      }
    }
    // NULL where no pair has a value; else what is no number makes the whole unreadable
    String text = "NULLIF(concat_ws(' ', %s), '')".formatted(String.join(", ", shown));
    String unreadable =
        texts.values().stream()
            .map(
                value ->
                    "(%s IS NOT NULL AND %s IS NULL)".formatted(value, TextReading.number(value)))
            .collect(Collectors.joining(" OR "));
    String value =
        "CASE WHEN %s IS NOT NULL AND NOT (%s) THEN %s END"
            .formatted(text, unreadable, TextReading.pairs(texts));
    return new Expression(text, value, text);
  }
}
