package energy.bmkpi.faults;

import energy.bmkpi.pipeline.journal.Disk;
import energy.bmkpi.pipeline.journal.SyncedDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** What goes wrong with the disk on which finished batches are kept: with the last one. */
enum JournalFault implements Trouble {
  FULL_DISK("No space left on device"),
  WRITE_ERROR("Input/output error"),
  /** Of the batch before, half was written, and nobody told. */
  TORN_BATCH("Input/output error");

  private final String error;

  JournalFault(String error) {
    this.error = error;
  }

  @Override
  public Disk journalDisk() {
    Disk real = new SyncedDisk();
    return (file, content) -> {
      if (file.endsWith("batch-0002")) {
        throw new IOException(error);
      }
      real.put(file, isTorn(file) ? Arrays.copyOf(content, content.length / 2) : content);
    };
  }

  private boolean isTorn(Path file) {
    return this == TORN_BATCH && file.endsWith("batch-0001");
  }
}
