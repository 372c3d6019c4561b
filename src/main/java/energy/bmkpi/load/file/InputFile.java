package energy.bmkpi.load.file;

import energy.bmkpi.failure.DiskReason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file to load as it was given: its bytes, unpacked, and what its first bytes say it is. What
 * comes through a pipe is copied first, as the engine has to read it more than once.
 */
public final class InputFile implements AutoCloseable {
  /** The name that stands for standard input. */
  public static final Path STANDARD_INPUT = Path.of("-");

  private static final int BEGINNING = 4096;

  /** What a file is written in. */
  public enum Format {
    CSV,
    JSON,
    PARQUET
  }

  private final InputFailures failures;
  private final WorkFiles workFiles;
  private final Path original;
  private final boolean copied;
  private boolean gzipped;
  private Format format = Format.CSV;
  private @Nullable Path unpacked;

  private InputFile(InputFailures failures, WorkFiles workFiles, Path original, boolean copied) {
    this.failures = failures;
    this.workFiles = workFiles;
    this.original = original;
    this.copied = copied;
  }

  /**
   * @param path {@link #STANDARD_INPUT} for what {@code standardInput} gives
   */
  public static InputFile open(Path path, InputStream standardInput, WorkFiles workFiles) {
    InputFailures failures =
        new InputFailures(path.equals(STANDARD_INPUT) ? "standard input" : path.toString());
    try {
      InputFile file =
          path.equals(STANDARD_INPUT)
              ? copied(failures, workFiles, standardInput)
              : opened(path, failures, workFiles);
      file.inspect();
      return file;
    } catch (IOException e) {
      throw failures.of("cannot be read: " + DiskReason.of(e), "fetch it again", e);
    }
  }

  private static InputFile opened(Path path, InputFailures failures, WorkFiles workFiles)
      throws IOException {
    if (Files.isDirectory(path)) {
      throw failures.of("is a directory", "name its files");
    }
    if (!Files.isReadable(path)) {
      throw failures.of(
          Files.exists(path) ? "cannot be read" : "does not exist",
          "name a file that you may read");
    }
    if (Files.isRegularFile(path)) {
      return new InputFile(failures, workFiles, path, false);
    }
    try (InputStream stream = Files.newInputStream(path)) {
      return copied(failures, workFiles, stream);
    }
  }

  private static InputFile copied(InputFailures failures, WorkFiles workFiles, InputStream stream)
      throws IOException {
    Path copy = WorkCopy.next(workFiles, failures);
    copy(stream, copy, failures);
    return new InputFile(failures, workFiles, copy, true);
  }

  private static void copy(InputStream stream, Path copy, InputFailures failures)
      throws IOException {
    try (OutputStream out = WorkCopy.to(copy, failures)) {
      stream.transferTo(out);
    }
  }

  private void inspect() throws IOException {
    if (Files.size(original) == 0) {
      throw failures.of("is empty", "fetch it again");
    }
    gzipped = Packing.isGzip(beginning());
    byte[] beginning = beginning();
    if (gzipped && Packing.isGzip(beginning)) {
      throw failures.of("is gzip within gzip", "unpack it once with gunzip");
    }
    Packing.of(beginning)
        .ifPresent(
            packing -> {
              throw failures.of("is " + packing.description(), packing.remedy());
            });
    format = Packing.isParquet(beginning) ? Format.PARQUET : textFormat(beginning);
  }

  private Format textFormat(byte[] beginning) throws IOException {
    int first = firstCharacter(beginning);
    if (first < 0) {
      try (InputStream stream = content()) {
        do {
          first = stream.read();
        } while (Character.isWhitespace(first));
      }
    }
    if (first < 0) {
      throw failures.of("holds nothing", "fetch it again");
    }
    if (first == '<') {
      throw failures.of(
          AnswerText.isHtml(beginning)
              ? "is a web page (HTML), as a server answers when it has no data to give"
              : "is XML",
          "fetch the data as JSON or CSV");
    }
    return first == '{' || first == '[' ? Format.JSON : Format.CSV;
  }

  /** Behind a byte order mark and white space; -1 where there is nothing else. */
  private static int firstCharacter(byte[] beginning) {
    for (int i = AnswerText.markLength(beginning); i < beginning.length; i++) {
      if (!Character.isWhitespace(beginning[i])) {
        return beginning[i];
      }
    }
    return -1;
  }

  private byte[] beginning() throws IOException {
    try (InputStream stream = content()) {
      return stream.readNBytes(BEGINNING);
    }
  }

  public Format format() {
    return format;
  }

  public InputFailures failures() {
    return failures;
  }

  /** The bytes, unpacked. */
  InputStream content() throws IOException {
    InputStream stream = Files.newInputStream(original);
    return gzipped ? new GzipMembers(stream) : new BufferedInputStream(stream, 1 << 16);
  }

  /** The bytes, unpacked, as a file that the engine can read. */
  public Path plain() throws IOException {
    if (!gzipped) {
      return original.toAbsolutePath();
    }
    if (unpacked == null) {
      unpacked = WorkCopy.next(workFiles, failures);
      try (InputStream stream = content()) {
        copy(stream, unpacked, failures);
      }
    }
    return unpacked;
  }

  WorkFiles workFiles() {
    return workFiles;
  }

  /** Removes the copies. */
  @Override
  public void close() throws IOException {
    if (copied) {
      Files.deleteIfExists(original);
    }
    if (unpacked != null) {
      Files.deleteIfExists(unpacked);
    }
  }
}
