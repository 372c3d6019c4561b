package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program has all that the page is made of, also as an executable. */
class PackagedReportIT {
  @TempDir Path directory;

  @Test
  void theDemoLeavesAPageAndSaysWhere() throws Exception {
    CommandRunner.Result result =
        new PackagedProgram(directory).run("demo", "--days", "3", "--units", "10");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("\nreport: bmkpi-demo.html, for any browser\n");
    assertThat(directory.resolve("bmkpi-demo.html"))
        .content()
        .startsWith("<!doctype html>")
        .contains("29 March 2026 to 31 March 2026", "uPlot", "class=\"chart\"")
        .endsWith("</html>\n");
  }
}
