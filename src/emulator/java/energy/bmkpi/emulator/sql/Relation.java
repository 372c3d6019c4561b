package energy.bmkpi.emulator.sql;

import com.google.zetasql.Value;
import energy.bmkpi.emulator.store.Field;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * Rows that a query can read.
 *
 * @param name under which the engine finds them
 */
record Relation(String name, List<Field> fields, List<List<Value>> rows) {
  private static final int NULL_BYTES = 2;
  private static final int BYTES_BESIDE_VALUE = 4;

  /**
   * About how many bytes a message to the engine takes with the columns that it reads, and NULL in
   * the others.
   *
   * @param columnsRead by the relation's name; nothing is sent of relations that are not there
   */
  long sentBytes(Map<String, BitSet> columnsRead) {
    BitSet read = columnsRead.get(name);
    if (read == null) {
      return 0;
    }
    long bytes = 0;
    for (List<Value> row : rows) {
      bytes += (long) NULL_BYTES * (fields.size() + 1 - read.cardinality());
      for (int column = read.nextSetBit(0); column >= 0; column = read.nextSetBit(column + 1)) {
        bytes += sentBytes(row.get(column));
      }
    }
    return bytes;
  }

  static long sentBytes(List<Value> row) {
    return row.stream().mapToLong(Relation::sentBytes).sum();
  }

  private static long sentBytes(Value value) {
    return (long) BYTES_BESIDE_VALUE + value.getProto().getSerializedSize();
  }
}
