package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.warehouse.TableNames;
import java.io.IOException;
import java.nio.file.Path;

/** Another process that works on a file, until its standard input ends. */
final class LockHolder {
  private LockHolder() {}

  public static void main(String... args) throws IOException {
    DuckDbSettings settings =
        new DuckDbSettings(Path.of(args[0]), 1, "200MB", TableNames.defaults());
    try (DuckDbDatabase database = DuckDbDatabase.open(settings, DuckDbAccess.CREATE)) {
      System.out.println("holds " + database.path());
      while (System.in.read() >= 0) {
        // waits for the end
      }
    }
  }
}
