package energy.bmkpi.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.cli.CommandRunner;
import energy.bmkpi.cli.DemoDatabase;
import energy.bmkpi.cli.options.WaitOption;
import energy.bmkpi.pipeline.journal.OutputLock;
import energy.bmkpi.pipeline.journal.OutputPlace;
import energy.bmkpi.testing.Slow;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** While a run publishes into an output, no other does. */
@QuarkusTest
@Slow
class LockedOutputTest {
  @Inject CommandRunner bmkpi;
  @Inject DemoDatabase demo;
  @Inject Journals journals;
  @Inject Warehouses warehouses;
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"run", "resume"})
  void theSecondExits6AndNamesTheProcessThatHoldsItsMachineAndItsStart(String command)
      throws IOException {
    Path market = demo.copyInto(directory);
    try (OutputLock lock = journals.lock(warehouses.output(market), new WaitOption())) {
      CommandRunner.Result result =
          bmkpi.run(command, "--database", market.toString(), "--wait", "0s");

      assertThat(result.exitCode()).isEqualTo(6);
      assertThat(result.out()).isEmpty();
      assertThat(result.err())
          .matches(
              ("bmkpi: another run publishes into %s: process %d on \\S+, started \\S+Z; wait until"
                      + " that process has ended, then run again\\n")
                  .formatted(lock.output().warehouse(), ProcessHandle.current().pid()));
    }
  }

  @Test
  void whoWaitedInVainIsToldHowLong() throws IOException {
    Path market = demo.copyInto(directory);
    try (OutputLock lock = journals.lock(warehouses.output(market), new WaitOption())) {
      CommandRunner.Result result =
          bmkpi.run("run", "--database", market.toString(), "--wait", "1s");

      assertThat(result.exitCode()).isEqualTo(6);
      assertThat(result.err())
          .startsWith("bmkpi: another run publishes into " + lock.output().warehouse())
          .endsWith(
              "; waited 1 s for it; wait until that process has ended, then run again, or wait"
                  + " longer with --wait\n");
    }
  }

  /** A link is no other file. */
  @Test
  void theSameFileByAnotherNameIsTheSameOutput() throws IOException {
    Path market = demo.copyInto(directory);
    Path link = Files.createSymbolicLink(directory.resolve("link.duckdb"), market);

    assertThat(warehouses.output(link)).isEqualTo(warehouses.output(market));
    assertThat(warehouses.output(directory.resolve("other/../market.duckdb").normalize()))
        .isEqualTo(warehouses.output(market));
  }

  @Test
  void aFileThatIsYetToBeMadeIsTheSameOutputAfterwards() throws IOException {
    Path real = Files.createDirectory(directory.resolve("real"));
    Path file =
        Files.createSymbolicLink(directory.resolve("linked"), real).resolve("market.duckdb");
    OutputPlace before = warehouses.output(file);

    demo.copyInto(real);

    assertThat(warehouses.output(file)).isEqualTo(before);
  }

  @Test
  void readingNeedsNoLock() {
    Path market = demo.copyInto(directory);
    try (OutputLock lock = journals.lock(warehouses.output(market), new WaitOption())) {
      assertThat(bmkpi.run("report", "--database", market.toString()).exitCode())
          .as("while %s is locked", lock.output())
          .isZero();
      assertThat(bmkpi.run("status", "--runs").exitCode()).isZero();
    }
  }
}
