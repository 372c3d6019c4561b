package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A small published market: 30 BM units from 2026-03-25 to 2026-03-31. Generated once for all
 * tests; each works on a copy of its own.
 */
@Singleton
public class DemoDatabase {
  @Inject CommandRunner bmkpi;

  private @Nullable Path original;

  /** A copy of the market in the directory. */
  public synchronized Path copyInto(Path directory) {
    try {
      if (original == null) {
        original = generate();
      }
      return Files.copy(original, directory.resolve("market.duckdb"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path generate() throws IOException {
    Path file = Files.createTempDirectory("bmkpi-demo").resolve("original.duckdb");
    CommandRunner.Result result =
        bmkpi.run("demo", "--days", "7", "--units", "30", "--database", file.toString());
    assertThat(result.exitCode()).as(result.err()).isZero();
    return file;
  }

  @PreDestroy
  synchronized void remove() throws IOException {
    if (original != null) {
      Files.delete(original);
      Files.delete(original.resolveSibling("original.html"));
      Files.delete(original.getParent());
    }
  }
}
