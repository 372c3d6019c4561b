package energy.bmkpi.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.cli.CommandRunner;
import energy.bmkpi.cli.DuckDbFile;
import energy.bmkpi.testing.Slow;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@Slow
class UnloadCommandTest {
  @Inject CommandRunner bmkpi;
  @TempDir Path directory;

  @BeforeEach
  void loadThreeDates() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("rows.csv"),
            """
            settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction
            2026-03-29,1,T_A-1,1,offer
            2026-03-30,1,T_A-1,1,offer
            2026-03-30,2,T_A-1,1,offer
            2026-03-31,1,T_A-1,1,offer
            """);
    bmkpi.run("load", "ebocf", file.toString(), "--database", database());
  }

  @Test
  void removesTheRowsOfItsDatesAndTellsWhatIsLeft() {
    CommandRunner.Result result = unload("ebocf", "--from", "2026-03-30", "--to", "2026-03-31");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .isEqualTo("settlement_date,rows_before,rows_after\n2026-03-30,2,0\n2026-03-31,1,0\n");
    assertThat(result.err()).contains("3 rows of ebocf removed; it holds 2026-03-29");
    assertThat(dates()).containsExactly("2026-03-29");
  }

  @Test
  void showsWhatWouldBeRemovedWithoutRemovingIt() {
    CommandRunner.Result result = unload("ebocf", "--from", "2026-03-30", "--dry-run");

    assertThat(result.out()).isEqualTo("settlement_date,rows_before,rows_after\n2026-03-30,2,0\n");
    assertThat(result.err()).contains("2 rows of ebocf would be removed");
    assertThat(dates()).containsExactly("2026-03-29", "2026-03-30", "2026-03-31");
  }

  @Test
  void saysThatThereIsNothingToRemove() {
    CommandRunner.Result result = unload("ebocf", "--from", "2026-04-01");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains("ebocf has no rows of 2026-04-01; it holds 2026-03-29 to");
  }

  @Test
  void rowsThatAreRemovedThoughNothingCanBePrintedAreSaidToBe() {
    String[] command = {"unload", "ebocf", "--from", "2026-03-30", "--database", database()};

    CommandRunner.Result result = bmkpi.runOnFullDisk(command);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo(
            "bmkpi: cannot write to standard output: full; the rows are removed; free space\n");
    assertThat(dates()).containsExactly("2026-03-29", "2026-03-31");
    assertThat(bmkpi.runOnFullDisk(command).err()).contains(": full; no rows are removed; ");
  }

  @Test
  void refusesTheReferenceWhichHasNoDates() {
    CommandRunner.Result result = unload("bm-units", "--from", "2026-04-01");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("load bm-units --replace");
  }

  private CommandRunner.Result unload(String... arguments) {
    String[] command = new String[arguments.length + 5];
    command[0] = "unload";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    command[arguments.length + 1] = "-o";
    command[arguments.length + 2] = "csv";
    command[arguments.length + 3] = "--database";
    command[arguments.length + 4] = database();
    return bmkpi.run(command);
  }

  private java.util.List<String> dates() {
    return new DuckDbFile(Path.of(database()))
        .rows("SELECT DISTINCT settlementDate FROM bmrs_ebocf ORDER BY 1");
  }

  private String database() {
    return directory.resolve("market.duckdb").toString();
  }
}
