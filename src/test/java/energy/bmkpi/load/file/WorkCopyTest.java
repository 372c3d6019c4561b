package energy.bmkpi.load.file;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import energy.bmkpi.failure.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full of the working copy is not a fault of the file that is copied. */
class WorkCopyTest {
  private static final Path FULL = Path.of("/dev/full");
  private static final byte[] CSV = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);

  @TempDir Path directory;

  private Path copy;

  @BeforeEach
  void linkToAFullDisk() throws IOException {
    assumeTrue(Files.exists(FULL), "this system has no /dev/full");
    copy = Files.createSymbolicLink(directory.resolve("file-1"), FULL);
  }

  @Test
  void whatComesThroughAPipe() {
    assertBlamesTheCopy(
        "standard input",
        () -> InputFile.open(InputFile.STANDARD_INPUT, new ByteArrayInputStream(CSV), () -> copy));
  }

  @Test
  void whatIsUnpacked() throws IOException {
    Path packed = directory.resolve("a.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(CSV);
    }

    try (InputFile file = open(packed, () -> copy)) {
      assertBlamesTheCopy(packed.toString(), file::plain);
    }
  }

  @Test
  void rowsOfJson() throws IOException {
    Path json = Files.writeString(directory.resolve("a.json"), "[{\"a\":1}]");
    JsonKeys keys = new JsonKeys(name -> new JsonColumn(name, false, false));

    try (InputFile file = open(json, () -> copy)) {
      assertBlamesTheCopy(json.toString(), () -> JsonRows.of(file, keys));
    }
  }

  @Test
  void aDirectoryThatCannotBeMade() throws IOException {
    WorkFiles none =
        () -> {
          throw new IOException("no directory can be made beside market.duckdb");
        };

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(
            () -> InputFile.open(InputFile.STANDARD_INPUT, new ByteArrayInputStream(CSV), none))
        .withMessage(
            "standard input cannot be copied: no directory can be made beside market.duckdb; nothing was loaded");
  }

  private static InputFile open(Path path, WorkFiles workFiles) {
    return InputFile.open(path, InputStream.nullInputStream(), workFiles);
  }

  private void assertBlamesTheCopy(String name, ThrowingCallable copying) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(copying)
        .withMessage(
            "%s cannot be copied to %s: No space left on device; nothing was loaded", name, copy)
        .extracting(Failure::remedy)
        .isEqualTo("make room there, beside the database, or name another with --database");
  }
}
