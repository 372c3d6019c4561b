package energy.bmkpi.warehouse.bigquery.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.testing.Mount;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.warehouse.OutputTable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of results as any reader of CSV understands it. */
@Slow
class StagedRowsTest {
  @TempDir Path directory;

  @Test
  void everyValueIsReadBackAsItWas() throws IOException {
    LocalDate date = LocalDate.of(2026, 1, 31);
    Instant time = Instant.parse("2026-02-01T00:00:00.123456Z");

    List<CSVRecord> rows =
        staged(
            new @Nullable Object[] {
              "a \"b\", c\nd é", date, date, "", 28L, null, 0L, -1L, time, time, 1.0E-7, null
            });

    assertThat(rows).hasSize(1);
    CSVRecord row = rows.get(0);
    assertThat(row.get(0)).isEqualTo("RUN");
    assertThat(value(row, "run_id")).isEqualTo("a \"b\", c\nd é");
    assertThat(value(row, "date_from")).isEqualTo("2026-01-31");
    assertThat(value(row, "datasets")).isEmpty();
    assertThat(value(row, "workers")).isEqualTo("28");
    assertThat(value(row, "batch_days")).isNull();
    assertThat(value(row, "unit_days")).isEqualTo("-1");
    assertThat(value(row, "started_at")).isEqualTo(time.toString());
    assertThat(value(row, "duration_s")).isEqualTo("1.0E-7");
    assertThat(value(row, "settlement_date")).isNull();
  }

  /** More than is compressed at once, too. */
  @Test
  void rowsThatManyThreadsAddAreAllInOneFile() throws IOException {
    String text = "x".repeat(1_000);
    try (StagedRows staged = StagedRows.begin(directory)) {
      IntStream.range(0, 8)
          .parallel()
          .forEach(
              thread ->
                  staged.add(
                      OutputTable.RUN,
                      IntStream.range(0, 2_000)
                          .mapToObj(row -> run(thread + "-" + row + text, row / 3.0))));

      List<CSVRecord> rows = read(staged.finish());

      assertThat(rows).hasSize(16_000);
      assertThat(rows.stream().map(row -> value(row, "run_id")).distinct()).hasSize(16_000);
      assertThat(rows)
          .allSatisfy(
              row -> {
                String id = String.valueOf(value(row, "run_id"));
                int number = Integer.parseInt(id.substring(2, id.indexOf('x')));
                assertThat(Double.valueOf(value(row, "duration_s"))).isEqualTo(number / 3.0);
              });
    }
  }

  @Test
  void aDiskThatFillsUpFailsInWordsAndKeepsNothing() {
    try (Mount mount = Mount.tmpfs(directory, "size=64k")) {
      try (StagedRows staged = StagedRows.begin(directory)) {
        mount.fill();
        Failure failure =
            catchThrowableOfType(
                Failure.class,
                () ->
                    staged.add(
                        OutputTable.RUN,
                        IntStream.range(0, 5_000)
                            .mapToObj(row -> run(Math.sqrt(row) + "", row / 3.0))));

        assertThat(failure.getMessage())
            .isEqualTo(
                "cannot keep results in %s until they are sent: No space left on device"
                    .formatted(directory));
      }
      mount.free();
      assertThat(directory).isEmptyDirectory();
    }
  }

  @Test
  void aDiskThatIsFullFromTheBeginningKeepsNoEmptyFile() {
    try (Mount mount = Mount.tmpfs(directory, "size=64k")) {
      mount.fill();

      assertThat(catchThrowableOfType(Failure.class, () -> StagedRows.begin(directory)))
          .hasMessage(
              "cannot keep results in %s until they are sent: No space left on device"
                  .formatted(directory));

      mount.free();
      assertThat(directory).isEmptyDirectory();
    }
  }

  @Test
  void theDirectoryIsMadeAndTheFileIsForItsOwnerOnly() throws IOException {
    Path missing = directory.resolve("state/staged");

    try (StagedRows staged = StagedRows.begin(missing)) {
      assertThat(Files.getPosixFilePermissions(staged.finish()))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    assertThat(missing).isEmptyDirectory();
  }

  @Test
  void aDirectoryThatCannotBeMadeIsNamedWithTheSettingThatChoosesIt() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    Failure failure =
        catchThrowableOfType(Failure.class, () -> StagedRows.begin(file.resolve("staged")));

    assertThat(failure.getMessage()).startsWith("cannot keep results in " + file);
    assertThat(failure.remedy()).contains("bmkpi.state-dir");
  }

  @Test
  void whatAKilledRunLeftIsRemovedOnceItsStagingTableHasExpired() throws IOException {
    Path left = old(Files.createFile(directory.resolve("rows-123.csv.gz")));

    StagedRows.begin(directory).close();

    assertThat(left).doesNotExist();
  }

  @Test
  void rowsThatAnotherRunMayStillLoadStay() throws IOException {
    Path recent = Files.createFile(directory.resolve("rows-123.csv.gz"));
    Files.setLastModifiedTime(recent, FileTime.from(Instant.now().minus(Duration.ofHours(23))));

    StagedRows.begin(directory).close();

    assertThat(recent).exists();
  }

  @Test
  void whatIsNotAFileOfStagedRowsStaysHoweverOld() throws IOException {
    Path elsewhere = old(Files.createFile(directory.resolve("elsewhere")));
    Path link = Files.createSymbolicLink(directory.resolve("rows-link.csv.gz"), elsewhere);
    Path other = old(Files.createFile(directory.resolve("rows.csv.gz")));
    Path subdirectory = old(Files.createDirectory(directory.resolve("rows-directory.csv.gz")));

    StagedRows.begin(directory).close();

    assertThat(List.of(elsewhere, other, subdirectory))
        .allSatisfy(file -> assertThat(file).exists());
    assertThat(link).isSymbolicLink();
  }

  private static Path old(Path file) throws IOException {
    return Files.setLastModifiedTime(
        file, FileTime.from(Instant.now().minus(StagingTable.LIFETIME).minusSeconds(60)));
  }

  private static @Nullable Object[] run(String id, double duration) {
    LocalDate date = LocalDate.of(2026, 1, 31);
    Instant time = Instant.parse("2026-02-01T00:00:00Z");
    return new @Nullable Object[] {
      id, date, date, "BOD", 28L, 7L, 13L, 1L, time, time, duration, null
    };
  }

  private List<CSVRecord> staged(@Nullable Object[] row) throws IOException {
    try (StagedRows staged = StagedRows.begin(directory)) {
      staged.add(OutputTable.RUN, Stream.<@Nullable Object[]>of(row));
      return read(staged.finish());
    }
  }

  private static List<CSVRecord> read(Path file) throws IOException {
    try (Reader reader =
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8);
        CSVParser parser =
            CSVFormat.DEFAULT
                .builder()
                .setRecordSeparator('\n')
                .setNullString(CsvText.NULL)
                .get()
                .parse(reader)) {
      return new ArrayList<>(parser.getRecords());
    }
  }

  private static @Nullable String value(CSVRecord row, String column) {
    return row.get(StagingTable.columns().indexOf(column) + 1);
  }
}
