package energy.bmkpi.load;

import static energy.bmkpi.market.SourceTable.BOAV;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Slow
class FileNameTest extends LoadingFixture {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accepted volumes.csv",
        "Elexon's.csv",
        "\"quoted\".csv",
        "£ and €.csv",
        "a;b$path.csv",
        "{a,b}.csv",
        "back\\slash.csv",
        "100%20.csv",
        "-.csv"
      })
  void aFileMayHaveAnyPlainName(String name) throws IOException {
    tables.load(BOAV, file(name, BOAV_CSV));

    assertThat(tables.rows(BOAV)).containsExactly(BOAV_ROWS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a;b$path", "Elexon's", "a[$1]"})
  void everyFormMayHaveAnyPlainName(String name) throws IOException {
    Path wrong = file(name + ".csv", BOAV_CSV.replace("2.5", "x"));
    assertRefused(wrong, "row 1, column totalVolumeAccepted: 'x'");

    Path csv = file("rows.csv", BOAV_CSV);
    Path parquet = directory.resolve(name + ".parquet");
    tables.execute(
        "COPY (FROM '%s') TO '%s' (FORMAT parquet)"
            .formatted(csv, parquet.toString().replace("'", "''")));
    tables.load(BOAV, parquet);

    assertThat(tables.rows(BOAV)).containsExactly(BOAV_ROWS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a*.csv", "a?.csv", "a[bc].csv", "year=2024/a.csv", "[b]/a.csv"})
  void aNameThatCouldStandForOtherFilesStandsForItself(String name) throws IOException {
    file("ab.csv", BOAV_CSV.replace("22018", "1"));
    Files.createDirectories(directory.resolve(name).getParent());
    Path pattern = file(name, BOAV_CSV);

    tables.load(BOAV, pattern);

    assertThat(tables.rows(BOAV)).containsExactly(BOAV_ROWS);
  }

  @Test
  void whatIsNoReadableFileIsRefusedByName() throws IOException {
    assertRefused(directory.resolve("absent.csv"), "does not exist");
    assertRefused(directory, "is a directory");
    assertRefused(file("empty.csv", ""), "is empty");
    assertRefused(file("blank.csv", " \n\n"), "holds nothing");
    assertRefused(
        file("error.json", "{\"statusCode\": 404}"),
        "holds an answer in place of row 1: '{\"statusCode\": 404}'");
    assertRefused(file("cut.json", "{\"data\": [{\"bmUnit\": \"T_LK"), "is not whole JSON");
    assertRefused(file("numbers.json", "[1, 2]"), "has no object as row 1");
  }

  @Test
  void aGzippedFileThatIsCutOffIsRefused() throws IOException {
    byte[] whole =
        Files.readAllBytes(gzipped("whole.json.gz", "[" + "1234567890,".repeat(99) + "1]"));
    Path cut = directory.resolve("cut.json.gz");
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));

    assertRefused(cut, "cannot be read: it is cut off");
  }

  private void assertRefused(Path file, String reason) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(BOAV, file))
        .withMessageContaining(file.getFileName() + " " + reason)
        .satisfies(e -> assertThat(e.category()).isEqualTo(FailureCategory.INPUT_FILE));
    assertThat(tables.rows(BOAV)).isEmpty();
  }
}
