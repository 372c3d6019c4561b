package energy.bmkpi.warehouse.duckdb;

/** What a command does with the file. */
public enum DuckDbAccess {
  /** Many processes may read at once. */
  READ,
  /** One process at a time; the file must be there. */
  WRITE,
  /** As WRITE, but a file that is not there is made. */
  CREATE
}
