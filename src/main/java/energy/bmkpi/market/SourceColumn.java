package energy.bmkpi.market;

/** A column of a source table that the product reads. */
public record SourceColumn(String name, ColumnType type, Presence presence) {

  /** Where the column has to be. */
  public enum Presence {
    /** In every table and every file. */
    ALWAYS,
    /** In every table; files of Elexon's API may leave it out, it is NULL then. */
    IN_TABLES,
    /** Nowhere; NULL where it is absent. */
    OPTIONAL
  }

  public boolean requiredInTables() {
    return presence != Presence.OPTIONAL;
  }

  public boolean requiredInFiles() {
    return presence == Presence.ALWAYS;
  }
}
