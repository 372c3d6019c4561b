package energy.bmkpi.emulator.sql;

import com.google.zetasql.Value;
import energy.bmkpi.emulator.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Takes away the partitions that have expired; rows without a day are in none that expires. */
final class PartitionExpiry {
  private PartitionExpiry() {}

  static Table apply(Table table, Instant now) {
    Double days = table.partitionExpirationDays();
    String column = table.partitionedBy();
    if (days == null || column == null) {
      return table;
    }
    Duration kept = Duration.ofMillis(Math.round(days * Duration.ofDays(1).toMillis()));
    int index = table.indexOf(column);
    List<List<Value>> rows =
        table.rows().stream()
            .filter(row -> row.get(index).isNull() || day(row.get(index)).plus(kept).isAfter(now))
            .toList();
    return rows.size() == table.rows().size() ? table : table.withRows(rows);
  }

  private static Instant day(Value value) {
    LocalDate day =
        switch (value.getType().getKind()) {
          case TYPE_DATE -> value.getLocalDateValue();
          case TYPE_DATETIME -> value.getLocalDateTimeValue().toLocalDate();
          case TYPE_TIMESTAMP ->
              Instant.EPOCH
                  .plus(value.getTimestampUnixMicros(), ChronoUnit.MICROS)
                  .atOffset(ZoneOffset.UTC)
                  .toLocalDate();
          default -> throw new IllegalArgumentException(value.getType().typeName());
        };
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
