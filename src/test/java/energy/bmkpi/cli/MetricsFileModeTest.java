package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may read metrics. */
class MetricsFileModeTest {
  @TempDir Path directory;

  private Path file;

  @BeforeEach
  void nameAFile() {
    file = directory.resolve("bmkpi.prom");
  }

  @Test
  void aNewFileIsReadableForTheCollectorWhateverTheUmask() throws IOException {
    MetricsFileMode mode = MetricsFileMode.of(file);
    write("rw-------");

    mode.restore();

    assertThat(permissions()).isEqualTo("rw-r--r--");
  }

  @Test
  void aFileThatIsThereKeepsItsMode() throws IOException {
    write("rw-r-----");
    MetricsFileMode mode = MetricsFileMode.of(file);
    Files.delete(file);
    write("rw-r--r--");

    mode.restore();

    assertThat(permissions()).isEqualTo("rw-r-----");
  }

  @Test
  void aFileThatCouldNotBeWrittenIsNoFailure() {
    MetricsFileMode.of(file).restore();

    assertThat(file).doesNotExist();
  }

  private void write(String permissions) throws IOException {
    Files.writeString(file, "");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private String permissions() throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
