package energy.bmkpi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of its own; skips the test where it may not be mounted. */
public record Mount(Path path) implements AutoCloseable {
  /**
   * @param options as {@code mount -o} takes them
   */
  public static Mount tmpfs(Path directory, String options) {
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", options, "tmpfs", directory.toString()),
        "this user may not mount a file system");
    return new Mount(directory);
  }

  /** Until {@link #free} not a byte fits on it. */
  public void fill() {
    byte[] bytes = new byte[4096];
    try (OutputStream out = Files.newOutputStream(filler())) {
      while (true) {
        out.write(bytes);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left on device");
    }
  }

  public void free() {
    try {
      Files.deleteIfExists(filler());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    assertThat(run("umount", path.toString())).isTrue();
  }

  private Path filler() {
    return path.resolve("filler");
  }

  private static boolean run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return process.onExit().join().exitValue() == 0;
    } catch (IOException e) {
      // no such program
      return false;
    }
  }
}
