package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.failure.DiskReason;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The header of a database file while the engine opens it. The engine reads the header first and
 * locks the file afterwards, and never looks again: had another process committed in between, the
 * engine would write over what was committed.
 *
 * <p>The file stays open here until the engine has closed it, because the system drops a process's
 * locks on a file when the process closes any of its descriptors of that file.
 */
final class WatchedHeader implements AutoCloseable {
  /** The main header and the two database headers, of which each commit writes one. */
  private static final int BYTES = 3 * 4096;

  private final Path path;
  private final FileChannel file;
  private final ByteBuffer before;

  private WatchedHeader(Path path, FileChannel file) throws IOException {
    this.path = path;
    this.file = file;
    this.before = read();
  }

  /** To be called before the engine opens the file. */
  static WatchedHeader of(Path path) {
    try {
      FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
      try {
        return new WatchedHeader(path, file);
      } catch (IOException e) {
        file.close();
        throw e;
      }
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  /** Whether the engine, which holds the lock by now, has read what is in the file. */
  boolean isUnchanged() {
    try {
      return read().equals(before);
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  private ByteBuffer read() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    while (bytes.hasRemaining() && file.read(bytes, bytes.position()) >= 0) {
      // a file that is cut off ends before the buffer is full
    }
    return bytes.flip();
  }

  private static Failure failed(Path path, IOException e) {
    return new Failure(
        FailureCategory.CONFIGURATION,
        "cannot open or make %s: %s".formatted(path, DiskReason.of(e)),
        "give yourself the right to read it, or name another file with --database",
        e);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw failed(path, e);
    }
  }
}
