package energy.bmkpi.warehouse.bigquery.settings;

import java.util.Locale;

/** How staged results take the place of the published ones. */
public enum PublishMode {
  /** All tables at once, by one transaction of MERGE statements. */
  MERGE,
  /**
   * Partition after partition, by writing over each. For projects without DML (the sandbox), and
   * not atomic: a reader may see new and old dates beside each other.
   */
  TRUNCATE;

  public static PublishMode of(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "merge" -> MERGE;
      case "truncate" -> TRUNCATE;
      default ->
          throw new IllegalArgumentException("'%s' is neither merge nor truncate".formatted(text));
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
