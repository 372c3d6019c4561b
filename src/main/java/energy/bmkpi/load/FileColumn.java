package energy.bmkpi.load;

/**
 * A column of a file.
 *
 * @param name as the file writes it
 * @param sql as the engine is asked for it
 * @param type as the engine reads it; text for all but Parquet
 */
record FileColumn(String name, String sql, String type) {
  static final String TEXT = "VARCHAR";

  static FileColumn text(String name, String sql) {
    return new FileColumn(name, sql, TEXT);
  }
}
