package energy.bmkpi.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.cli.CommandRunner;
import energy.bmkpi.cli.DuckDbFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class LoadCommandTest {
  private static final String BIDS =
      """
      settlementDate,settlementPeriod,bmUnit,totalCashflow
      2026-03-31,1,T_DRAXX-1,-12.5
      2026-03-31,2,T_DRAXX-1,-3
      """;

  @Inject CommandRunner bmkpi;
  @TempDir Path directory;

  @Test
  void makesTheWarehouseAndTellsWhatCameOfEachFile() throws IOException {
    Path file = Files.writeString(directory.resolve("bids.csv"), BIDS);
    Path again = Files.writeString(directory.resolve("again.csv"), BIDS.replace("-3\n", "-4\n"));

    CommandRunner.Result result = load(file, again);

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .isEqualTo(
            """
            file,dates,rows,added,restated,unchanged,older,undated,repeated,without_unit,not_in_files
            %s,2026-03-31,2,2,0,0,0,0,0,0,0
            %s,2026-03-31,2,0,1,1,0,0,0,0,0
            """
                .formatted(file, again));
    assertThat(
            new DuckDbFile(database())
                .rows(
                    "SELECT settlementPeriod, totalCashflow, _direction FROM bmrs_ebocf ORDER BY 1"))
        .containsExactly("1|-12.5|bid", "2|-4.0|bid");
  }

  @Test
  void aFileWhoseNameBeginsWithAnAtSignIsAFile() throws IOException {
    Path file = Files.writeString(Path.of("@bids.csv"), BIDS);
    try {
      CommandRunner.Result result = load(file);

      assertThat(result.err()).isEmpty();
      assertThat(result.out()).contains("@bids.csv,2026-03-31,2,2,0,0,0,0,0,0,0\n");
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void theOtherSourceTablesAreThereAndEmptySoThatARunSeesGaps() throws IOException {
    load(Files.writeString(directory.resolve("bids.csv"), BIDS));

    CommandRunner.Result result =
        bmkpi.run("run", "--days", "1", "--output", "csv", "--database", database().toString());

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(
            result.out().lines().map(line -> line.replaceFirst(",[\\d.]+,(\\d),,(\\d)$", ":$1:$2")))
        .containsExactly(
            "dataset,rows,queries,query_s,gaps,bytes_billed,partial_days",
            "BOALF,0,1:1:0",
            "BOD,0,1:1:0",
            "BOAV,0,1:1:0",
            "EBOCF,2,1:0:1");
  }

  @Test
  void rowsThatAreLoadedThoughNothingCanBePrintedAreSaidToBe() throws IOException {
    Path file = Files.writeString(directory.resolve("bids.csv"), BIDS);

    CommandRunner.Result result = bmkpi.runOnFullDisk(command(file));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo(
            "bmkpi: cannot write to standard output: full; the rows are loaded; free space\n");
    assertThat(new DuckDbFile(database()).value("SELECT COUNT(*) FROM bmrs_ebocf")).isEqualTo("2");
  }

  private CommandRunner.Result load(Path... files) {
    return bmkpi.run(command(files));
  }

  private String[] command(Path... files) {
    String[] command = {
      "load", "ebocf", "--direction", "bid", "-o", "csv", "--database", database().toString()
    };
    String[] withFiles = Arrays.copyOf(command, command.length + files.length);
    for (int i = 0; i < files.length; i++) {
      withFiles[command.length + i] = files[i].toString();
    }
    return withFiles;
  }

  private Path database() {
    return directory.resolve("market.duckdb");
  }
}
