package energy.bmkpi.pipeline.journal;

import static energy.bmkpi.pipeline.journal.JournalFixture.content;
import static energy.bmkpi.pipeline.journal.JournalFixture.held;
import static energy.bmkpi.pipeline.journal.JournalFixture.keep;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.pipeline.JournaledRun;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.LocalDate;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal deletes and renames what it wrote itself, and nothing else. */
class ForeignFilesTest {
  private static final String TEXT = "somebody's only copy";
  private static final String RUN_NAME = "0123456789abcdef0123456789abcdef";

  @TempDir Path directory;

  private JournalFixture journal;
  private Path runs;

  @BeforeEach
  void openTheJournal() {
    journal = new JournalFixture(directory.resolve("state"));
    runs = directory.resolve("state/runs");
  }

  @Test
  void aDirectoryThatIsNotCalledAsARunIsLeftAlone() throws IOException {
    Path file = write(runs.resolve("holiday/batch-0001"));
    Path description = write(runs.resolve("holiday/run"));

    pruneEightDaysLater();

    assertThat(file).hasContent(TEXT);
    assertThat(description).hasContent(TEXT);
    assertThat(journal.warnings).isEmpty();
  }

  @Test
  void aDirectoryWhoseDescriptionIsNotOursIsLeftAlone() throws IOException {
    Path file = write(runs.resolve(RUN_NAME + "/batch-0001"));
    Path description = write(runs.resolve(RUN_NAME + "/run"));

    pruneEightDaysLater();

    assertThat(file).hasContent(TEXT);
    assertThat(description).hasContent(TEXT);
    assertThat(journal.warnings).isEmpty();
  }

  @Test
  void foreignFilesInTheDirectoryOfARunStayAndItsOwnGo() throws IOException {
    JournaledRun old = journal.begin(Reuse.RECENT);
    keep(old, 1, 2);
    Path run = journal.file("run").resolveSibling("");
    Path notes = write(run.resolve("notes.txt"));
    Path calledAsABatch = write(run.resolve("batch-0009"));
    Path calledAsALeftover = write(run.resolve("batch-0008.unfinished"));

    pruneEightDaysLater();

    assertThat(run)
        .isDirectoryNotContaining(
            file ->
                !file.equals(notes)
                    && !file.equals(calledAsABatch)
                    && !file.equals(calledAsALeftover));
    assertThat(notes).hasContent(TEXT);
    assertThat(calledAsABatch).hasContent(TEXT);
    assertThat(calledAsALeftover).hasContent(TEXT);
    assertThat(journal.warnings).isEmpty();
  }

  @Test
  void aLinkInPlaceOfARunIsNotFollowed() throws IOException {
    keep(journal.begin(Reuse.RECENT), 1, 2);
    Path run = journal.file("run").resolveSibling("");
    Path elsewhere = Files.move(run, directory.resolve(run.getFileName()));
    Files.createSymbolicLink(run, elsewhere);

    pruneEightDaysLater();

    assertThat(elsewhere.resolve("batch-0001")).exists();
    assertThat(elsewhere.resolve("run")).exists();
    assertThat(run).isSymbolicLink();
  }

  @Test
  void aLinkInPlaceOfAFileIsNotFollowed() throws IOException {
    keep(journal.begin(Reuse.RECENT), 1, 2);
    Path batch = journal.file("batch-0001");
    Path elsewhere = Files.move(batch, directory.resolve("batch-0001"));
    Files.createSymbolicLink(batch, elsewhere);

    pruneEightDaysLater();

    assertThat(elsewhere).exists();
    assertThat(batch).isSymbolicLink();
  }

  @Test
  void aLinkInPlaceOfABatchIsNotTrusted() throws IOException {
    keep(journal.begin(Reuse.RECENT), 1, 2);
    Path batch = journal.file("batch-0001");
    Path elsewhere = Files.move(batch, directory.resolve("batch-0001"));
    Files.createSymbolicLink(batch, elsewhere);

    assertThat(held(journal.begin(Reuse.RECENT))).containsExactly(2);
    assertThat(journal.warnings)
        .containsExactly(
            batch + " cannot be trusted: not a regular file; set aside as batch-0001.damaged");
    assertThat(elsewhere).exists();
  }

  @Test
  void aLinkWhereAFileIsToBeWrittenIsNotWrittenThrough() throws IOException {
    JournaledRun run = journal.begin(Reuse.RECENT);
    Path precious = write(directory.resolve("precious"));
    Files.createSymbolicLink(journal.file("run").resolveSibling("batch-0001.unfinished"), precious);

    keep(run, 1);

    assertThat(precious).hasContent(TEXT);
    assertThat(held(journal.begin(Reuse.RECENT))).containsExactly(1);
  }

  @Test
  void whatAKilledProcessLeftGoesWithItsRun() throws IOException {
    keep(journal.begin(Reuse.RECENT), 1, 2);
    Path run = journal.file("run").resolveSibling("");
    byte[] batch = Files.readAllBytes(run.resolve("batch-0001"));
    Files.write(
        run.resolve("batch-0003.unfinished"), ByteBuffer.allocate(5).put(batch, 0, 5).array());
    Files.createFile(run.resolve("published.unfinished"));
    Files.write(run.resolve("batch-0002.damaged"), batch);

    pruneEightDaysLater();

    assertThat(run).doesNotExist();
  }

  /** As a process leaves it that is killed before it could describe its run. */
  @Test
  void aDirectoryWithoutAnyFileGoes() throws IOException {
    Path run = Files.createDirectories(runs.resolve(RUN_NAME));
    Files.setLastModifiedTime(run, FileTime.from(journal.clock.instant()));

    pruneEightDaysLater();

    assertThat(run).doesNotExist();
  }

  @Test
  void runsOfAnotherFormatAreNotTouchedWhileTheyAreYoungAndThenGo() throws IOException {
    keep(journal.begin(Reuse.RECENT), 1, 2);
    Path run = journal.file("run").resolveSibling("");
    for (String name : new String[] {"run", "batch-0001", "batch-0002"}) {
      byte[] bytes = Files.readAllBytes(run.resolve(name));
      ByteBuffer file = ByteBuffer.wrap(bytes).putInt(8, 1);
      CRC32C checksum = new CRC32C();
      checksum.update(bytes, 0, bytes.length - 4);
      file.putInt(bytes.length - 4, (int) checksum.getValue());
      Files.write(run.resolve(name), bytes);
      Files.setLastModifiedTime(run.resolve(name), FileTime.from(journal.clock.instant()));
    }

    journal.begin(Reuse.RECENT, content(SettlementDates.ending(LocalDate.of(2026, 3, 31), 1)));

    assertThat(run.toFile().list()).containsExactlyInAnyOrder("run", "batch-0001", "batch-0002");
    assertThat(journal.runs()).hasSize(1);
    assertThat(journal.warnings).isEmpty();

    pruneEightDaysLater();

    assertThat(run).doesNotExist();
  }

  @Test
  void theDirectoryOfRunsMayBeALink() throws IOException {
    Path elsewhere = Files.createDirectories(directory.resolve("larger-disk"));
    Files.createDirectories(directory.resolve("state"));
    Files.createSymbolicLink(runs, elsewhere);
    keep(journal.begin(Reuse.RECENT), 1, 2);

    assertThat(held(journal.begin(Reuse.RECENT))).containsExactly(1, 2);
    pruneEightDaysLater();

    assertThat(elsewhere.toFile().list()).as("the run that has just begun").hasSize(1);
  }

  private void pruneEightDaysLater() {
    journal.clock.move(Duration.ofDays(8));
    journal.begin(Reuse.RECENT, content(SettlementDates.ending(LocalDate.of(2026, 3, 31), 2)));
  }

  /** A file so old that it would be forgotten, were it of a run. */
  private Path write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, TEXT);
    FileTime old = FileTime.from(journal.clock.instant());
    Files.setLastModifiedTime(file, old);
    Files.setLastModifiedTime(file.getParent(), old);
    return file;
  }
}
