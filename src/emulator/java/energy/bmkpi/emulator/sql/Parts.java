package energy.bmkpi.emulator.sql;

import java.util.ArrayList;
import java.util.List;

/** Cuts relations into parts that fit the engine's messages of at most 4 MiB. */
final class Parts {
  /** Leaves room for the statement, its other tables and what marks the values' ends. */
  private static final long BYTES = 2_000_000;

  private Parts() {}

  /** The relation in parts with at least one part; each has the relation's name and fields. */
  static List<Relation> of(Relation whole) {
    List<Relation> parts = new ArrayList<>();
    int from = 0;
    long size = 0;
    for (int i = 0; i < whole.rows().size(); i++) {
      long row = Relation.sentBytes(whole.rows().get(i));
      if (size + row > BYTES) {
        parts.add(part(whole, from, i));
        from = i;
        size = 0;
      }
      size += row;
    }
    parts.add(part(whole, from, whole.rows().size()));
    return parts;
  }

  private static Relation part(Relation whole, int from, int to) {
    return new Relation(whole.name(), whole.fields(), whole.rows().subList(from, to));
  }
}
