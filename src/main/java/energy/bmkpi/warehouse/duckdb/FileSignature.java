package energy.bmkpi.warehouse.duckdb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file's first bytes say that it is. */
enum FileSignature {
  DUCKDB("a DuckDB database"),
  EMPTY("an empty file"),
  SQLITE("a SQLite database"),
  PARQUET("a Parquet file"),
  GZIP("a gzipped file"),
  JSON("a JSON file"),
  MARKUP("an HTML or XML file"),
  TEXT("a text file"),
  OTHER("a file of another kind");

  private static final int LOOKED_AT = 16;

  /** Behind the checksum of the file's header. */
  private static final int DUCKDB_OFFSET = 8;

  private final String words;

  FileSignature(String words) {
    this.words = words;
  }

  /**
   * Not while this process has the file open as a database: the system drops all locks that a
   * process holds on a file when it closes the file once.
   */
  static FileSignature of(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return of(stream.readNBytes(LOOKED_AT));
    }
  }

  private static FileSignature of(byte[] start) {
    if (start.length == 0) {
      return EMPTY;
    }
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (text.startsWith("DUCK", DUCKDB_OFFSET)) {
      return DUCKDB;
    }
    if (text.startsWith("SQLite format 3")) {
      return SQLITE;
    }
    if (text.startsWith("PAR1")) {
      return PARQUET;
    }
    if (text.startsWith("\u001f\u008b")) {
      return GZIP;
    }
    return switch (text.stripLeading().isEmpty() ? ' ' : text.stripLeading().charAt(0)) {
      case '{', '[' -> JSON;
      case '<' -> MARKUP;
      default -> isText(start) ? TEXT : OTHER;
    };
  }

  private static boolean isText(byte[] start) {
    return new String(start, StandardCharsets.ISO_8859_1)
        .chars()
        .noneMatch(c -> c < ' ' && "\t\r\n\f".indexOf(c) < 0);
  }

  /** With its article. */
  @Override
  public String toString() {
    return words;
  }
}
