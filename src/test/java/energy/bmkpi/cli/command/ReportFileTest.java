package energy.bmkpi.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.cli.CommandRunner;
import energy.bmkpi.testing.Slow;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Where the report as a page is written. */
@QuarkusTest
@Slow
class ReportFileTest extends ReportFixture {
  @Test
  void theHtmlFileReplacesAnOlderOneAndLeavesNothingBeside() throws IOException {
    Path file = directory.resolve("report.html");
    assertThat(report("--html", file.toString()).exitCode()).isZero();

    CommandRunner.Result result = report("--html", file.toString());

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo("wrote %s\n".formatted(file));
    assertThat(file)
        .content()
        .startsWith("<!doctype html>")
        .contains("BMRS data © Elexon Limited copyright and database right")
        .endsWith("</html>\n");
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("market.duckdb", "report.html");
  }

  @Test
  void anHtmlFileThatCannotBeWrittenIsToldInOneLine() {
    CommandRunner.Result result = report("--html", directory.resolve("no/report.html").toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "bmkpi: %s cannot be written: there is no directory %s; give --html a new file in a directory that you may write to\n"
                .formatted(directory.resolve("no/report.html"), directory.resolve("no")));
  }

  @Test
  void anHtmlFileNeverTakesThePlaceOfTheDatabase() throws IOException {
    byte[] before = Files.readAllBytes(market.path());

    CommandRunner.Result result = report("--html", market.path().toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("bmkpi: %s cannot be written: it is a database; ".formatted(market.path()));
    assertThat(market.path()).hasBinaryContent(before);
  }

  @Test
  void aPageOnStandardOutputIsAllThatIsPrinted() {
    CommandRunner.Result result = report("--html", "-");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).startsWith("<!doctype html>").endsWith("</html>\n");
  }
}
