package energy.bmkpi.warehouse.duckdb;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Another process that works on a DuckDB file until it is closed. */
public final class LockHolder implements AutoCloseable {
  private static final String HOLDING = "holding";

  private final Process process;

  private LockHolder(Process process) {
    this.process = process;
  }

  /** Returns when the other process has the file open. */
  public static LockHolder of(Path database) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                database.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader told =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = told.readLine();
    if (!HOLDING.equals(line)) {
      process.destroy();
      throw new IllegalStateException("the other process told " + line);
    }
    return new LockHolder(process);
  }

  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  public static void main(String... args) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + args[0])) {
      System.out.println(connection.isClosed() ? "closed" : HOLDING);
      // until this process is ended, or the one that started it is
      System.in.read();
    }
  }
}
