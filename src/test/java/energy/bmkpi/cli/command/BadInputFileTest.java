package energy.bmkpi.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.cli.CommandRunner;
import energy.bmkpi.cli.DuckDbFile;
import energy.bmkpi.testing.Slow;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot be loaded: one line that says where and what to do, and nothing is stored. */
@QuarkusTest
@Slow
class BadInputFileTest {
  private static final String HEADER =
      "settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction\n";
  private static final String ROW = "2026-03-31,7,T_DRAXX-1,-12.5,bid\n";

  @Inject CommandRunner bmkpi;
  @TempDir Path directory;

  @Test
  void aFileThatIsNotThere() {
    assertFails(
        directory.resolve("none.csv"),
        "does not exist; nothing was loaded; name a file that you may read");
  }

  @Test
  void aDirectory() throws IOException {
    assertFails(
        Files.createDirectory(directory.resolve("day")),
        "is a directory; nothing was loaded; name its files");
  }

  @Test
  void anEmptyFile() throws IOException {
    assertFails(file("a.csv", ""), "is empty; nothing was loaded; fetch it again");
  }

  @Test
  void aMissingColumnIsNamedWithTheNearest() throws IOException {
    assertFails(
        file("a.csv", HEADER.replace("bmUnit", "bmUnitName") + ROW),
        "has no column bmUnit (nearest: bmUnitName); nothing was loaded; check that it holds ebocf"
            + " rows, with the column names of Elexon's API");
  }

  @Test
  void aFileThatDoesNotTellTheSideOfItsRows() throws IOException {
    assertFails(
        file("a.csv", (HEADER + ROW).replace(",_direction", "").replace(",bid", "")),
        "has no column _direction; nothing was loaded; tell the side of its rows with --direction"
            + " bid or --direction offer");
  }

  @Test
  void aValueOfAnotherTypeIsToldWithItsRowAndColumn() throws IOException {
    assertFails(
        file("a.csv", HEADER + ROW + ROW.replace("-12.5", "twelve") + ROW),
        "row 2, column totalCashflow: 'twelve' is not a number; nothing was loaded; correct it or"
            + " fetch the file again");
  }

  @Test
  void aDateThatDoesNotExist() throws IOException {
    assertFails(
        file("a.csv", HEADER + ROW.replace("2026-03-31", "2026-02-30")),
        "row 1, column settlementDate: '2026-02-30' is not a date; nothing was loaded; correct it"
            + " or fetch the file again");
  }

  @Test
  void aSettlementPeriodThatNoDayHas() throws IOException {
    assertFails(
        file("a.csv", HEADER + ROW + ROW.replace(",7,", ",51,")),
        "row 2, column settlementPeriod: '51' is not a settlement period from 1 to 50; nothing was"
            + " loaded; correct it or fetch the file again");
  }

  @Test
  void jsonThatWasCutOffIsToldWithItsLastWholeRow() throws IOException {
    CommandRunner.Result result =
        load(file("a.json", "{\"data\": [\n  {\"settlementDate\": \"2026-03-31\",\n"));

    assertThat(result.err())
        .endsWith(
            "a.json is not whole JSON: it ends in the middle, after row 0; nothing was loaded; correct it or fetch it again\n");
    assertNothingIsStored(result);
  }

  @Test
  void gzipThatWasCutOff() throws IOException {
    byte[] whole = gzipped((HEADER + ROW.repeat(50_000)).getBytes(StandardCharsets.UTF_8));
    Path file = Files.write(directory.resolve("a.csv.gz"), Arrays.copyOf(whole, whole.length / 2));

    assertFails(file, "cannot be read: it is cut off; nothing was loaded; fetch it again");
  }

  @Test
  void gzippedJsonThatWasCutOff() throws IOException {
    String row =
        "{\"settlementDate\": \"2026-03-31\", \"settlementPeriod\": 7, \"bmUnit\": \"T_DRAXX-1\","
            + " \"totalCashflow\": 1, \"_direction\": \"bid\"},";
    byte[] whole = gzipped(("[" + row.repeat(20_000)).getBytes(StandardCharsets.UTF_8));
    Path file = Files.write(directory.resolve("a.json.gz"), Arrays.copyOf(whole, whole.length / 2));

    CommandRunner.Result result = load(file);

    assertThat(result.err())
        .matches("bmkpi: \\S+a.json.gz cannot be read: .*; nothing was loaded; fetch it again\\n");
    assertNothingIsStored(result);
  }

  @Test
  void damagedParquetWithinGzip() throws IOException {
    byte[] parquet = "PAR1 and so on".getBytes(StandardCharsets.UTF_8);
    assertFails(
        Files.write(directory.resolve("a.parquet.gz"), gzipped(parquet)),
        "cannot be read as Parquet: Invalid Input Error: No magic bytes found at end of file 'a.parquet.gz'; nothing was loaded; correct it or fetch it again");
  }

  @Test
  void ofManyFilesNoneIsLoadedWhenOneIsBad() throws IOException {
    Path good = file("good.csv", HEADER + ROW);
    Path bad = file("bad.csv", HEADER + ROW.replace(",7,", ",x,"));
    Path database = database();
    assertThat(load(good).exitCode()).isZero();
    Path newer = file("newer.csv", HEADER + ROW.replace(",7,", ",8,"));

    CommandRunner.Result result = load(newer, bad);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo(
            "bmkpi: %s row 1, column settlementPeriod: 'x' is not a whole number; nothing was loaded; correct it or fetch the file again\n"
                .formatted(bad));
    assertThat(new DuckDbFile(database).rows("SELECT settlementPeriod FROM bmrs_ebocf"))
        .containsExactly("7");
  }

  private void assertFails(Path file, String told) {
    CommandRunner.Result result = load(file);

    assertThat(result.err()).isEqualTo("bmkpi: %s %s\n".formatted(file, told));
    assertNothingIsStored(result);
  }

  private void assertNothingIsStored(CommandRunner.Result result) {
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(database()).doesNotExist();
  }

  private CommandRunner.Result load(Path... files) {
    List<String> command =
        new ArrayList<>(List.of("load", "ebocf", "--database", database().toString()));
    Arrays.stream(files).map(Path::toString).forEach(command::add);
    return bmkpi.run(command.toArray(String[]::new));
  }

  private Path database() {
    return directory.resolve("market.duckdb");
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }

  private static byte[] gzipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(bytes);
    }
    return zipped.toByteArray();
  }
}
