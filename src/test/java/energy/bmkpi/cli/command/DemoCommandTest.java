package energy.bmkpi.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import energy.bmkpi.cli.CommandRunner;
import energy.bmkpi.cli.DemoDatabase;
import energy.bmkpi.cli.DuckDbFile;
import energy.bmkpi.testing.Slow;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Slow
class DemoCommandTest {
  @Inject CommandRunner bmkpi;
  @Inject DemoDatabase demo;
  @TempDir Path directory;

  @Test
  void printsTheSummaryOfTheRunAndTheReport() {
    DuckDbFile market = new DuckDbFile(demo.copyInto(directory));

    CommandRunner.Result result = demo(market, "--days", "7", "--units", "30");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .startsWith("dataset ")
        .contains("210 unit-days of 30 units on 7 of 7 dates")
        .contains("\nBalancing Mechanism, 2026-03-25 to 2026-03-31\n")
        .contains("\nreport: %s, for any browser\n".formatted(directory.resolve("market.html")));
    assertThat(directory.resolve("market.html")).content().startsWith("<!doctype html>");
  }

  @Test
  void endsWithCommandsThatLookFurtherAndWork() throws IOException {
    Path hostile = Files.createDirectory(directory.resolve("it's mine"));
    DuckDbFile market = new DuckDbFile(demo.copyInto(hostile));

    String out = demo(market, "--days", "7", "--units", "30").out();

    List<String> commands =
        out.lines().dropWhile(line -> !line.equals("look further:")).skip(1).toList();
    assertThat(commands)
        .hasSize(5)
        .allMatch(line -> line.startsWith("  bmkpi "))
        .filteredOn(line -> line.contains(" --database "))
        .hasSize(4);
    assertThat(commands).last().asString().isEqualTo("  bmkpi kpis");
    String quoted = "'" + market.path().toString().replace("'", "'\\''") + "'";
    for (String command : commands) {
      String[] words =
          Arrays.stream(command.strip().replace(quoted, "DATABASE").split(" ", -1))
              .skip(1)
              .map(word -> word.equals("DATABASE") ? market.path().toString() : word)
              .toArray(String[]::new);
      assertThat(bmkpi.run(words).exitCode()).as(command).isZero();
    }
  }

  @Test
  void jsonIsTheSummaryAlone() throws IOException {
    DuckDbFile market = new DuckDbFile(demo.copyInto(directory));

    String json = demo(market, "--days", "7", "--units", "30", "--output", "json").out();

    JsonNode summary = new ObjectMapper().readTree(json);
    assertThat(summary.get("unit_days").asInt()).isEqualTo(210);
  }

  @Test
  void equalOptionsReuseTheMarketAndPublishEqualTables() {
    DuckDbFile market = new DuckDbFile(demo.copyInto(directory));
    market.execute("CREATE TABLE witness AS SELECT 1 AS seen");
    List<String> before = summary(market);

    assertThat(demo(market, "--days", "7", "--units", "30").exitCode()).isZero();

    assertThat(summary(market)).isEqualTo(before);
    assertThat(market.value("SELECT COUNT(*) FROM witness"))
        .as("not generated anew")
        .isEqualTo("1");
    assertThat(market.value("SELECT COUNT(*) FROM bm_kpi_run")).isEqualTo("2");
  }

  @Test
  void equalOptionsGiveAnEqualMarketInAnotherFile() {
    DuckDbFile one = new DuckDbFile(directory.resolve("one.duckdb"));
    DuckDbFile two = new DuckDbFile(directory.resolve("two.duckdb"));

    demo(one, "--days", "1", "--units", "5", "--seed", "7");
    demo(two, "--days", "1", "--units", "5", "--seed", "7");

    assertThat(summary(one)).hasSize(5).isEqualTo(summary(two));
  }

  @Test
  void otherOptionsMakeAnotherMarketInItsPlace() {
    DuckDbFile market = new DuckDbFile(demo.copyInto(directory));

    assertThat(demo(market, "--days", "2", "--units", "10", "--seed", "1").exitCode()).isZero();

    assertThat(market.value("SELECT COUNT(DISTINCT bm_unit) FROM bm_kpi_summary")).isEqualTo("10");
    assertThat(market.value("SELECT date_from, units, seed FROM bmkpi_demo"))
        .isEqualTo("2026-03-30|10|1");

    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("market.duckdb", "market.html");
  }

  @Test
  void aWarehouseThatIsNoDemoIsNeverTouched() throws IOException {
    DuckDbFile real = new DuckDbFile(directory.resolve("real.duckdb"));
    real.execute("CREATE TABLE bmrs_bod AS SELECT 1 AS precious");
    byte[] before = Files.readAllBytes(real.path());

    CommandRunner.Result result = demo(real, "--days", "1", "--units", "5");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo(
            "bmkpi: %s is there already and is no demo; it was not touched; name another file with --database\n"
                .formatted(real.path()));
    assertThat(real.path()).hasBinaryContent(before);
  }

  @ParameterizedTest
  @CsvSource({
    "--summary-file, market.html, the page of the demo",
    "--summary-file, market.duckdb, the database",
    "--summary-file, market.duckdb.wal, the place of the log of the database",
    "--summary-file, market.duckdb.tmp, the place for what does not fit into memory",
    "--metrics-file, market.prom, the database"
  })
  void noOutputTakesThePlaceOfAnother(String option, String name, String what) {
    Path database = directory.resolve(name.endsWith(".prom") ? name : "market.duckdb");
    Path file = directory.resolve(name);

    CommandRunner.Result result =
        demo(new DuckDbFile(database), "--days", "1", "--units", "5", option, file.toString());

    assertThat(result.err())
        .isEqualTo(
            "bmkpi: %s names %s, which is %s; give it a file of its own\n"
                .formatted(option, file, what));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(directory).as("nothing was made").isEmptyDirectory();
  }

  @Test
  void whoForgetsTheNameOfTheDemoIsReminded() throws IOException {
    Files.move(demo.copyInto(directory), directory.resolve("bmkpi-demo.duckdb"));
    Path usual = directory.resolve("bmkpi.duckdb");

    for (String command : List.of("report", "status", "run")) {
      assertThat(bmkpi.run(command, "--database", usual.toString()).err())
          .startsWith("bmkpi: there is no DuckDB file " + usual)
          .contains("--database " + directory.resolve("bmkpi-demo.duckdb"))
          .hasLineCount(1);
    }
    new DuckDbFile(usual).execute("CREATE TABLE empty AS SELECT 1 AS one");
    assertThat(bmkpi.run("report", "--database", usual.toString()).err())
        .startsWith("bmkpi: nothing is published in DuckDB file " + usual)
        .contains("--database " + directory.resolve("bmkpi-demo.duckdb"));
  }

  private CommandRunner.Result demo(DuckDbFile file, String... options) {
    String[] command = new String[options.length + 3];
    command[0] = "demo";
    command[1] = "--database";
    command[2] = file.path().toString();
    System.arraycopy(options, 0, command, 3, options.length);
    return bmkpi.run(command);
  }

  private static List<String> summary(DuckDbFile market) {
    return market.rows("SELECT * FROM bm_kpi_summary ORDER BY ALL");
  }
}
