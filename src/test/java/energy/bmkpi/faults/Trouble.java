package energy.bmkpi.faults;

import energy.bmkpi.pipeline.journal.Disk;
import energy.bmkpi.pipeline.journal.SyncedDisk;
import energy.bmkpi.warehouse.Cancellation;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a run meets. Whatever an implementation leaves out is as it should be. */
interface Trouble {
  /** How far a run is. */
  enum Moment {
    /** Nothing is opened yet. */
    BEGIN,
    /** The tables are known, and no row has been read. */
    FIRST_QUERY,
    /** The last batch is being fetched. */
    FETCH,
    /** The last batch is about to be kept. */
    JOURNAL,
    /** Every batch is kept, the tables are about to change. */
    COMMIT
  }

  default void at(Moment moment) {}

  /** It is gone when the run has failed, by itself or because somebody mended it. */
  default void end() {}

  default Disk journalDisk() {
    return new SyncedDisk();
  }

  default Cancellation cancellation() {
    return new Cancellation();
  }

  default @Nullable Duration queryTimeout() {
    return null;
  }

  /** How long bytes of an answer are waited for. */
  default Duration silence() {
    return Duration.ofMinutes(1);
  }

  default String memoryLimit() {
    return "1GB";
  }

  /** Where results wait; null for the usual place. */
  default @Nullable Path temporaryDirectory() {
    return null;
  }

  /** Whether the tables may be new although the run was told nothing of it. */
  default boolean mayHavePublished() {
    return false;
  }
}
