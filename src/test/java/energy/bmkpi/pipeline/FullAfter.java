package energy.bmkpi.pipeline;

import energy.bmkpi.pipeline.journal.Disk;
import energy.bmkpi.pipeline.journal.SyncedDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A disk that has room for some finished batches, and for whatever else a journal notes. */
final class FullAfter implements Disk {
  private final AtomicInteger room;
  private final Disk real = new SyncedDisk();

  FullAfter(int batches) {
    room = new AtomicInteger(batches);
  }

  @Override
  public void put(Path file, byte[] content) throws IOException {
    if (file.getFileName().toString().startsWith("batch-") && room.getAndDecrement() <= 0) {
      throw new IOException("No space left on device");
    }
    real.put(file, content);
  }
}
