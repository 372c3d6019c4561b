package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.cli.command.Subcommands;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The profile release makes man pages of what this leaves in target/manual. */
@QuarkusTest
class ManualPagesTest {
  private static final Path DIRECTORY = Path.of("target/manual");

  @Inject CommandLines commandLines;

  private CommandLine bmkpi;
  private Map<String, String> pages;

  @BeforeEach
  void makeThePages() {
    // what completion has to know is everything
    bmkpi = commandLines.commandLine("completion");
    pages = new ManualPages(bmkpi).textByName();
  }

  @Test
  void everyCommandHasAPage() {
    assertThat(pages.keySet())
        .containsExactlyElementsOf(
            Stream.concat(
                    Stream.of("bmkpi"), Subcommands.names().stream().map(name -> "bmkpi-" + name))
                .toList());
  }

  @Test
  void everyOptionIsOnThePageOfItsCommand() {
    assertThat(bmkpi.getSubcommands())
        .allSatisfy(
            (name, command) ->
                assertThat(command.getCommandSpec().options())
                    .allSatisfy(
                        option ->
                            assertThat(pages.get("bmkpi-" + name))
                                .contains(
                                    "*"
                                        + (option.negatable()
                                            ? option.longestName().replaceFirst("--", "--[no-]")
                                            : option.longestName())
                                        + "*")));
  }

  @Test
  void everyPageTellsTheExitCodes() {
    assertThat(pages.values())
        .allSatisfy(
            page ->
                assertThat(page)
                    .contains("== Exit codes\n")
                    .contains("*2*::\n  wrong usage or configuration\n"));
  }

  @Test
  void examplesKeepTheirColumns() {
    assertThat(pages.get("bmkpi-run"))
        .contains(
            """
            == Examples

            [%hardbreaks]
              bmkpi run --days 1                              yesterday, as cron calls it
              bmkpi run --from 2026-01-01 --to 2026-03-31     a quarter
            """);
  }

  @Test
  void theyAreWrittenToFiles() throws IOException {
    new ManualPages(commandLines.commandLine("completion")).write(DIRECTORY);

    assertThat(Files.readString(DIRECTORY.resolve("bmkpi-run.adoc")))
        .isEqualTo(pages.get("bmkpi-run"));
  }
}
