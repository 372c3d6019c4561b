package energy.bmkpi.pipeline.journal;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.warehouse.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets one run at a time publish into an output. The system releases it when the process ends,
 * however it ends, so what a dead process has left is no obstacle.
 */
public final class OutputLock implements AutoCloseable {
  private static final int NAME_DIGITS = 32;

  private final OutputPlace output;
  private final FileChannel channel;
  private final Path holderFile;

  private OutputLock(OutputPlace output, FileChannel channel, Path holderFile) {
    this.output = output;
    this.channel = channel;
    this.holderFile = holderFile;
  }

  /** Fails at once when another run holds it. */
  public static OutputLock acquire(Path stateDirectory, OutputPlace output, LockHolder holder) {
    Path file = file(stateDirectory, output, ".lock");
    Path holderFile = file(stateDirectory, output, ".holder");
    try {
      PrivateFiles.makeDirectories(file.resolveSibling(""));
      FileChannel channel = open(file);
      try {
        if (!tryLock(channel)) {
          throw held(output, read(holderFile));
        }
        write(holder, holderFile);
        return new OutputLock(output, channel, holderFile);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw JournalFailures.beginning(file, e);
    }
  }

  /** Who holds the lock of the output, or died while it did; null where nobody does. */
  public static @Nullable LockHolder holder(Path stateDirectory, OutputPlace output) {
    Path file = file(stateDirectory, output, ".holder");
    try {
      return read(file);
    } catch (IOException e) {
      throw JournalFailures.reading(file, e);
    }
  }

  /** What the lock is for. */
  public OutputPlace output() {
    return output;
  }

  /** The locked file stays: were it deleted, another process might hold a lock that nobody sees. */
  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(holderFile);
    } catch (IOException e) {
      throw JournalFailures.keeping("the end of the lock", holderFile, e);
    }
  }

  private static Failure held(OutputPlace output, @Nullable LockHolder holder) {
    return new Failure(
        FailureCategory.LOCKED,
        "another run publishes into %s: %s"
            .formatted(output.warehouse(), holder == null ? "it has just begun" : holder),
        "wait until that process has ended, then run again");
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // held by this process itself
      return false;
    }
  }

  /** A file of its own: a process that closes a locked file loses its lock. */
  private static void write(LockHolder holder, Path file) throws IOException {
    try (FileChannel channel = open(file)) {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(holder.write().getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static @Nullable LockHolder read(Path holderFile) throws IOException {
    try {
      return LockHolder.read(new String(Files.readAllBytes(holderFile), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), PrivateFiles.file(file));
  }

  private static Path file(Path stateDirectory, OutputPlace output, String ending) {
    String name = RunKey.sha256(output.toString()).substring(0, NAME_DIGITS);
    return stateDirectory.resolve("locks").resolve(name + ending);
  }
}
