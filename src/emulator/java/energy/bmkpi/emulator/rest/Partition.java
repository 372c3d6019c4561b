package energy.bmkpi.emulator.rest;

import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLType.TypeKind;
import energy.bmkpi.emulator.store.Table;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A day of a table, as named after the dollar sign. */
record Partition(String id) {
  private static final String OF_NULL = "__NULL__";

  Partition {
    if (!id.equals(OF_NULL)) {
      try {
        LocalDate.parse(id, DateTimeFormatter.BASIC_ISO_DATE);
      } catch (DateTimeException e) {
        throw ApiError.invalid("Invalid date partitioned table decorator: $" + id);
      }
    }
  }

  boolean holds(Table table, List<Value> row) {
    int column = column(table);
    return id.equals(of(row.get(column)));
  }

  private static int column(Table table) {
    if (table.partitionedBy() == null) {
      throw ApiError.invalid(
          "Cannot write to a partition of the table "
              + TableStore.restName(table.name())
              + ", which is not partitioned.");
    }
    return table.indexOf(table.partitionedBy());
  }

  private static String of(Value value) {
    if (value.isNull()) {
      return OF_NULL;
    }
    TypeKind kind = value.getType().getKind();
    LocalDate day =
        switch (kind) {
          case TYPE_DATE -> value.getLocalDateValue();
          case TYPE_DATETIME -> value.getLocalDateTimeValue().toLocalDate();
          case TYPE_TIMESTAMP ->
              Instant.EPOCH
                  .plus(value.getTimestampUnixMicros(), ChronoUnit.MICROS)
                  .atZone(ZoneOffset.UTC)
                  .toLocalDate();
          default -> throw new IllegalStateException("partitioned by a " + kind);
        };
    return DateTimeFormatter.BASIC_ISO_DATE.format(day);
  }
}
