package energy.bmkpi.pipeline.journal;

import static energy.bmkpi.pipeline.journal.JournalFixture.held;
import static energy.bmkpi.pipeline.journal.JournalFixture.keep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.pipeline.JournaledRun;
import energy.bmkpi.testing.Mount;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real disks that are full or cannot be written. */
class FullDiskTest {
  @TempDir Path directory;

  @Test
  void aDiskOf64KilobytesLeavesNoHalfFile() {
    try (Mount mount = Mount.tmpfs(directory, "size=64k")) {
      JournalFixture journal = new JournalFixture(mount.path());
      JournaledRun run = journal.begin(Reuse.RECENT);
      byte[] large = new byte[128 * 1024];

      IOException thrown =
          catchThrowableOfType(
              IOException.class, () -> new SyncedDisk().put(journal.file("run"), large));

      assertThat(thrown).hasMessageContaining("No space left on device");
      assertThat(journal.files())
          .extracting(file -> file.getFileName().toString())
          .containsExactly("run");
      keep(run, 1);
      assertThat(held(journal.begin(Reuse.RECENT))).containsExactly(1);
    }
  }

  @Test
  void aReadOnlyStateDirectoryIsToldBeforeAnythingIsRun() {
    try (Mount mount = Mount.tmpfs(directory, "ro")) {
      JournalFixture journal = new JournalFixture(mount.path());

      Failure failure = catchThrowableOfType(Failure.class, () -> journal.begin(Reuse.RECENT));

      assertThat(failure.category()).isEqualTo(FailureCategory.CONFIGURATION);
      assertThat(failure.getMessage()).endsWith(": Read-only file system");
      assertThat(failure.remedy())
          .isEqualTo("name a directory that can be written with bmkpi.state-dir");
    }
  }
}
