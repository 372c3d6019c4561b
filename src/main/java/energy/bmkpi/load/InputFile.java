package energy.bmkpi.load;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file to load, and what its first bytes say it is. */
record InputFile(Path path, Format format, boolean gzipped) {

  enum Format {
    CSV,
    JSON,
    PARQUET
  }

  static InputFile inspect(Path path) {
    if (Files.isDirectory(path)) {
      throw failure(path, "is a directory", "name its files");
    }
    if (!Files.isReadable(path)) {
      throw failure(
          path,
          Files.exists(path) ? "cannot be read" : "does not exist",
          "name a file that you may read");
    }
    try {
      if (Files.size(path) == 0) {
        throw failure(path, "is empty", "fetch it again");
      }
      boolean gzipped = startsWith(Files.newInputStream(path), 0x1f, 0x8b);
      InputFile unknown = new InputFile(path, Format.CSV, gzipped);
      if (startsWith(unknown.open(), 'P', 'A', 'R', '1')) {
        if (gzipped) {
          throw failure(path, "is Parquet within gzip", "unzip it first");
        }
        return new InputFile(path, Format.PARQUET, false);
      }
      return new InputFile(path, unknown.textFormat(), gzipped);
    } catch (IOException e) {
      throw failure(path, "cannot be read: " + e.getMessage(), "fetch it again", e);
    }
  }

  /** The bytes of the file, unzipped. */
  InputStream open() throws IOException {
    InputStream stream = new BufferedInputStream(Files.newInputStream(path));
    return gzipped ? new GZIPInputStream(stream) : stream;
  }

  private Format textFormat() throws IOException {
    try (InputStream stream = open()) {
      int first = stream.read();
      while (Character.isWhitespace(first) || first == 0xEF || first == 0xBB || first == 0xBF) {
        first = stream.read();
      }
      if (first < 0) {
        throw failure(path, "holds nothing", "fetch it again");
      }
      return first == '{' || first == '[' ? Format.JSON : Format.CSV;
    }
  }

  private static boolean startsWith(InputStream stream, int... magic) throws IOException {
    try (stream) {
      for (int expected : magic) {
        if (stream.read() != expected) {
          return false;
        }
      }
      return true;
    }
  }

  Failure failure(String problem, String remedy, Throwable cause) {
    return failure(path, problem, remedy, cause);
  }

  Failure failure(String problem, String remedy) {
    return failure(path, problem, remedy);
  }

  private static Failure failure(Path path, String problem, String remedy) {
    return new Failure(FailureCategory.INPUT_FILE, told(path, problem), remedy);
  }

  private static Failure failure(Path path, String problem, String remedy, Throwable cause) {
    return new Failure(FailureCategory.INPUT_FILE, told(path, problem), remedy, cause);
  }

  private static String told(Path path, String problem) {
    return "%s %s; nothing was loaded".formatted(path, problem);
  }
}
