package energy.bmkpi.pipeline.journal;

import static energy.bmkpi.pipeline.journal.JournalFixture.held;
import static energy.bmkpi.pipeline.journal.JournalFixture.keep;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.pipeline.JournaledRun;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.RunContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is not what was written is set aside with a word, and its batch computed again. */
class DamagedJournalTest {
  @TempDir Path directory;

  private JournalFixture journal;
  private Path second;

  @BeforeEach
  void interruptARunAfterThreeBatches() {
    journal = new JournalFixture(directory);
    keep(journal.begin(Reuse.RECENT), 1, 2, 3);
    second = journal.file("batch-0002");
  }

  @Test
  void aTornFile() throws IOException {
    byte[] whole = Files.readAllBytes(second);
    Files.write(second, Arrays.copyOf(whole, whole.length / 2));

    assertSetAside("bytes in place of " + whole.length);
  }

  @Test
  void aFileThatCannotBeSetAsideIsLeftOut() throws IOException {
    Path aside = Files.createDirectory(second.resolveSibling("batch-0002.damaged"));
    Files.createFile(aside.resolve("in-the-way"));
    Files.write(second, new byte[0]);

    JournaledRun run = journal.begin(Reuse.RECENT);

    assertThat(run.read(JournalFixture.batch(2))).isNull();
    assertThat(journal.warnings)
        .isNotEmpty()
        .allSatisfy(
            warning ->
                assertThat(warning)
                    .startsWith(
                        second + " cannot be trusted: cut off after 0 bytes; it is left out")
                    .contains("and cannot be set aside: "));
  }

  @Test
  void anEmptyFile() throws IOException {
    Files.write(second, new byte[0]);

    assertSetAside("cut off after 0 bytes");
  }

  @Test
  void aFileWithOneBitFlipped() throws IOException {
    byte[] bytes = Files.readAllBytes(second);
    bytes[bytes.length / 2] ^= 8;
    Files.write(second, bytes);

    assertSetAside("its checksum is wrong");
  }

  @Test
  void aFileOfALaterVersion() throws IOException {
    byte[] bytes = Files.readAllBytes(second);
    ByteBuffer.wrap(bytes).putInt(8, 99);
    Files.write(second, bytes);

    assertSetAside("format 99, this program has format 3");
  }

  @Test
  void aFileOfAnotherRun() throws IOException {
    RunContent other =
        new RunContent(
            new Plan(JournalFixture.DATES, 7, 28, EnumSet.of(Dataset.BOD)),
            JournalFixture.content().queries(),
            JournalFixture.content().tables());
    JournalFixture elsewhere = new JournalFixture(directory.resolve("elsewhere"));
    keep(elsewhere.begin(Reuse.RECENT, other), 2);
    Files.copy(elsewhere.file("batch-0002"), second, StandardCopyOption.REPLACE_EXISTING);

    assertSetAside("it belongs to another run");
  }

  @Test
  void theFileOfAnotherBatchOfTheSameRun() throws IOException {
    Files.copy(journal.file("batch-0001"), second, StandardCopyOption.REPLACE_EXISTING);

    assertSetAside("it holds another batch");
  }

  @Test
  void aFileThatIsHalfWrittenIsNoFile() throws IOException {
    Files.move(second, second.resolveSibling("batch-0002.unfinished"));

    assertThat(held(journal.begin(Reuse.RECENT))).containsExactly(1, 3);
    assertThat(journal.warnings).isEmpty();
  }

  @Test
  void withoutItsDescriptionARunHasANewIdentityAndItsBatches() throws IOException {
    Files.write(journal.file("run"), new byte[] {1, 2, 3});

    JournaledRun run = journal.begin(Reuse.RECENT);

    assertThat(run.identity().runId()).isEqualTo("run-2");
    assertThat(held(run)).containsExactly(1, 2, 3);
    assertThat(journal.warnings)
        .singleElement()
        .asString()
        .endsWith("/run cannot be trusted: cut off after 3 bytes; set aside as run.damaged");
  }

  private void assertSetAside(String reason) {
    JournaledRun run = journal.begin(Reuse.RECENT);

    assertThat(held(run)).containsExactly(1, 3);
    assertThat(run.read(JournalFixture.batch(2))).isNull();
    assertThat(second).doesNotExist();
    assertThat(second.resolveSibling("batch-0002.damaged")).exists();
    assertThat(journal.warnings)
        .singleElement()
        .asString()
        .startsWith(second + " cannot be trusted: ")
        .contains(reason)
        .endsWith("; set aside as batch-0002.damaged");
    keep(run, 2);
    assertThat(held(journal.begin(Reuse.RECENT))).containsExactly(1, 2, 3);
  }
}
