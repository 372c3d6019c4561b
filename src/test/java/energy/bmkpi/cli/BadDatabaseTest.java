package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import energy.bmkpi.testing.Slow;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DuckDB files that cannot be worked on: one line each that says what to do. */
@QuarkusTest
@Slow
class BadDatabaseTest {
  private static final String NAME_ANOTHER =
      "name a DuckDB file with --database or bmkpi.duckdb.path; files of rows go into one with"
          + " 'bmkpi load'";

  @Inject CommandRunner bmkpi;
  @Inject DemoDatabase demo;
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"run", "resume", "plan", "check", "status", "report"})
  void aFileThatIsNotThereIsNotMade(String command) {
    Path file = directory.resolve("none.duckdb");

    assertFails(
        2,
        "bmkpi: there is no DuckDB file %s; name the file with --database or bmkpi.duckdb.path, or make it with 'bmkpi load' or 'bmkpi demo'\n"
            .formatted(file),
        command,
        "--database",
        file.toString());
    assertThat(file).doesNotExist();
  }

  @Test
  void aFileInADirectoryThatIsNotThere() {
    Path file = directory.resolve("missing/market.duckdb");

    assertFails(
        2,
        "bmkpi: cannot make %s: there is no directory %s; make the directory, or name another file with --database\n"
            .formatted(file, file.getParent()),
        "load",
        "bod",
        "bod.csv",
        "--database",
        file.toString());
  }

  @Test
  void aFileWhoseDirectoryIsAFile() throws IOException {
    Path notADirectory = Files.writeString(directory.resolve("plain"), "text");

    assertFails(
        2,
        "bmkpi: cannot make %1$s/demo.duckdb: there is no directory %1$s; make the directory, or name another file with --database\n"
            .formatted(notADirectory),
        "demo",
        "--days",
        "1",
        "--units",
        "5",
        "--database",
        notADirectory.resolve("demo.duckdb").toString());
  }

  @Test
  void aPlaceWhereNoFileCanBeMade() {
    assertFails(
        2,
        "bmkpi: cannot open or make /proc/bmkpi.duckdb: No such file or directory; name another file with --database\n",
        "load",
        "bod",
        "bod.csv",
        "--database",
        "/proc/bmkpi.duckdb");
  }

  @Test
  void aDirectory() {
    assertFails(
        2,
        "bmkpi: %s is a directory, not a DuckDB file; name a file with --database or bmkpi.duckdb.path\n"
            .formatted(directory),
        "run",
        "--database",
        directory.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "check", "status", "report", "demo"})
  void aFileThatHoldsSomethingElse(String command) throws IOException {
    Path file = Files.writeString(directory.resolve("notes.duckdb"), "no database\n".repeat(1000));

    assertFails(
        2,
        "bmkpi: %s is a text file, not a DuckDB file; it was not touched; %s\n"
            .formatted(file, NAME_ANOTHER),
        command,
        "--database",
        file.toString());
    assertThat(file).hasContent("no database\n".repeat(1000));
  }

  /** The engine would take the first three for an in-memory database with a view of their rows. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rows.csv     | a text file          | bmUnit,settlementDate\\nA,2026-03-31\\n",
        "rows.json    | a JSON file          | [{\"bmUnit\":\"A\",\"offer\":1}]",
        "rows.parquet | a Parquet file       | PAR1\\0\\0\\0\\0\\0\\0\\0\\0PAR1",
        "page.html    | an HTML or XML file  | <!DOCTYPE html><title>Report</title>",
        "other.db     | a SQLite database    | SQLite format 3\\0\\0\\0",
        "rows.csv.gz  | a gzipped file       | \\g\\0\\0",
        "empty.duckdb | an empty file        | ''",
        "noise.duckdb | a file of another kind | \\0\\0\\0\\0",
      })
  void noRowIsLoadedIntoAFileThatIsNoDatabase(String name, String kind, String content)
      throws IOException {
    byte[] bytes =
        content
            .replace("\\n", "\n")
            .replace("\\0", "\0")
            .replace("\\g", "\u001f\u008b")
            .getBytes(StandardCharsets.ISO_8859_1);
    Path file = Files.write(directory.resolve(name), bytes);
    Path rows = Files.writeString(directory.resolve("new.csv"), "nationalGridBmUnit\nA\n");

    CommandRunner.Result result =
        bmkpi.run("load", "bm-units", rows.toString(), "--database", file.toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith(
            "bmkpi: %s is %s, not a DuckDB file; it was not touched; ".formatted(file, kind))
        .hasLineCount(1);
    assertThat(file).hasBinaryContent(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"load bm-units rows.csv", "run", "report", "demo"})
  @Timeout(60)
  void aPipeIsNotWaitedFor(String command) throws Exception {
    Path pipe = directory.resolve("pipe");
    assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertFails(
        2,
        "bmkpi: %s is a device, pipe or socket, not a DuckDB file; name a file with --database or bmkpi.duckdb.path\n"
            .formatted(pipe),
        (command + " --database " + pipe).split(" "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"load bm-units rows.csv", "status", "demo"})
  void aDeviceIsNoDatabase(String command) {
    assertFails(
        2,
        "bmkpi: /dev/null is a device, pipe or socket, not a DuckDB file; name a file with --database or bmkpi.duckdb.path\n",
        (command + " --database /dev/null").split(" "));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.005, 0.1, 0.5, 0.8})
  void aFileThatWasCutOff(double part) throws IOException {
    Path file = demo.copyInto(directory);
    long size = (long) (Files.size(file) * part);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    }

    CommandRunner.Result result = bmkpi.run("run", "--days", "7", "--database", file.toString());

    assertThat(result.exitCode()).isIn(1, 3);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines())
        .singleElement()
        .asString()
        .startsWith("bmkpi: ")
        .contains(file.toString(), "; ")
        .doesNotContain("\tat ", "unexpected");
    assertThat(Files.size(file)).isEqualTo(size);
  }

  @Test
  void verboseShowsTheStackTraceBehindTheLine() {
    String file = directory.resolve("none.duckdb").toString();

    CommandRunner.Result result = bmkpi.run("run", "--database", file, "-v");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("bmkpi: there is no DuckDB file " + file)
        .contains("\n\tat energy.bmkpi.warehouse.duckdb.DatabaseFile.");
    assertThat(bmkpi.run("-v", "run", "--database", file).err()).contains("\n\tat energy.bmkpi");
  }

  private void assertFails(int exitCode, String told, String... command) {
    assertThat(bmkpi.run(command)).isEqualTo(new CommandRunner.Result(exitCode, "", told));
  }
}
