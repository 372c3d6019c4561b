package energy.bmkpi.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the {@code .sql} files that the product ships. */
public final class SqlResource {
  private SqlResource() {}

  /** The text of {@code sql/<path>}, e.g. {@code duckdb/bod.sql}. */
  public static String read(String path) {
    try (InputStream stream = SqlResource.class.getResourceAsStream("/sql/" + path)) {
      if (stream == null) {
        throw new IllegalArgumentException("no resource sql/" + path);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
