package energy.bmkpi.emulator.store;

import com.google.zetasql.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table as it is at one moment.
 *
 * @param partitionedBy the DATE, DATETIME or TIMESTAMP column whose days are the partitions; null
 *     where the table has none
 * @param clusteredBy at most four columns
 * @param expires null for a table that stays
 * @param rows values in the order of the fields
 * @param partitionExpirationDays after so many days a partition is gone; null where it stays
 */
public record Table(
    TableName name,
    List<Field> fields,
    @Nullable String partitionedBy,
    List<String> clusteredBy,
    @Nullable String description,
    Map<String, String> labels,
    Instant created,
    @Nullable Instant expires,
    List<List<Value>> rows,
    @Nullable Double partitionExpirationDays) {

  public Table {
    fields = List.copyOf(fields);
    clusteredBy = List.copyOf(clusteredBy);
    labels = Map.copyOf(labels);
    rows = List.copyOf(rows);
  }

  /** A table whose partitions stay. */
  public Table(
      TableName name,
      List<Field> fields,
      @Nullable String partitionedBy,
      List<String> clusteredBy,
      @Nullable String description,
      Map<String, String> labels,
      Instant created,
      @Nullable Instant expires,
      List<List<Value>> rows) {
    this(
        name,
        fields,
        partitionedBy,
        clusteredBy,
        description,
        labels,
        created,
        expires,
        rows,
        null);
  }

  /** A table without partitions or rows. */
  public static Table of(TableName name, List<Field> fields) {
    return new Table(name, fields, null, List.of(), null, Map.of(), Instant.EPOCH, null, List.of());
  }

  public Table withRows(List<List<Value>> others) {
    return new Table(
        name,
        fields,
        partitionedBy,
        clusteredBy,
        description,
        labels,
        created,
        expires,
        others,
        partitionExpirationDays);
  }

  public Table withFields(List<Field> others) {
    return new Table(
        name,
        others,
        partitionedBy,
        clusteredBy,
        description,
        labels,
        created,
        expires,
        rows,
        partitionExpirationDays);
  }

  /** The same table but for what ALTER TABLE SET OPTIONS changes. */
  public Table withOptions(
      @Nullable String description,
      Map<String, String> labels,
      @Nullable Instant expires,
      @Nullable Double partitionExpirationDays) {
    return new Table(
        name,
        fields,
        partitionedBy,
        clusteredBy,
        description,
        labels,
        created,
        expires,
        rows,
        partitionExpirationDays);
  }

  /** The index of a column, whatever the case of its name; -1 where there is none. */
  public int indexOf(String column) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equalsIgnoreCase(column)) {
        return i;
      }
    }
    return -1;
  }
}
