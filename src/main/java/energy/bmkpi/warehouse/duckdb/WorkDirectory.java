package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.warehouse.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code FILE.tmp/PID-N} beside a database file: a directory that only its owner can enter, for
 * what the engine spills and for files that are not to be seen yet, as the engine makes files that
 * everybody can read. The process holds a lock in it for as long as it lives, by which others know
 * what a dead process has left; the next one that needs a directory there removes that.
 */
final class WorkDirectory implements AutoCloseable {
  private static final String LOCK = "lock";

  /** A directory without a lock is about to get one, unless its process died in that moment. */
  private static final Duration LONGEST_WITHOUT_LOCK = Duration.ofHours(1);

  private static final int WRITABLE_BY_OTHERS = 0022;

  /** To look whether the lock is free would drop it, if this process itself held it. */
  private static final Set<Path> OF_THIS_PROCESS = ConcurrentHashMap.newKeySet();

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Path path;
  private final FileChannel lock;

  private WorkDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  static WorkDirectory beside(Path database) throws IOException {
    Path all = database.resolveSibling(database.getFileName() + ".tmp");
    Path own = make(all);
    OF_THIS_PROCESS.add(own);
    try {
      requireOursAlone(all, own);
      WorkDirectory made = new WorkDirectory(own, lock(own));
      made.removeLeftovers();
      return made;
    } catch (IOException e) {
      remove(own);
      OF_THIS_PROCESS.remove(own);
      throw e;
    }
  }

  Path path() {
    return path;
  }

  /** Whether nothing has been put into it, or all of it is gone again. */
  boolean isEmpty() {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        if (!file.endsWith(LOCK)) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Path make(Path all) throws IOException {
    while (true) {
      PrivateFiles.makeDirectories(all);
      Path own = all.resolve(ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet());
      try {
        PrivateFiles.makeDirectory(own);
        return own;
      } catch (FileAlreadyExistsException e) {
        // a process of this number died, or runs in another container: the next number is free
      } catch (NoSuchFileException e) {
        // another process has just removed the empty directory
      }
    }
  }

  /** Whoever may rename our directory could put a directory of his own in its place. */
  private static void requireOursAlone(Path all, Path own) throws IOException {
    if (!all.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return;
    }
    Map<String, Object> outer = Files.readAttributes(all, "unix:uid,mode");
    Map<String, Object> inner = Files.readAttributes(own, "unix:uid");
    int mode = (Integer) outer.getOrDefault("mode", WRITABLE_BY_OTHERS);
    if (!Objects.equals(inner.get("uid"), outer.get("uid")) || (mode & WRITABLE_BY_OTHERS) != 0) {
      throw new IOException("others than you may write into " + all);
    }
  }

  /** Nobody finds the lock before it is held. */
  private static FileChannel lock(Path own) throws IOException {
    Path unnamed = own.resolve(LOCK + ".new");
    FileChannel channel =
        FileChannel.open(
            unnamed,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PrivateFiles.file(unnamed));
    try {
      channel.lock();
      Files.move(unnamed, own.resolve(LOCK));
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private void removeLeftovers() throws IOException {
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(path.resolveSibling(""))) {
      for (Path directory : directories) {
        if (!OF_THIS_PROCESS.contains(directory) && Files.isDirectory(directory)) {
          removeIfDead(directory);
        }
      }
    }
  }

  private static void removeIfDead(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.WRITE);
        FileLock free = channel.tryLock()) {
      if (free != null) {
        remove(directory);
      }
    } catch (NoSuchFileException e) {
      if (isOld(directory)) {
        remove(directory);
      }
    }
  }

  private static boolean isOld(Path directory) {
    try {
      return Files.getLastModifiedTime(directory)
          .toInstant()
          .isBefore(Instant.now().minus(LONGEST_WITHOUT_LOCK));
    } catch (IOException e) {
      // its process has removed it
      return false;
    }
  }

  /** The lock goes last: until then another process sees that it is free, and goes on. */
  private static void remove(Path directory) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        if (!file.endsWith(LOCK)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (NoSuchFileException e) {
      return;
    }
    Files.deleteIfExists(directory.resolve(LOCK));
    Files.deleteIfExists(directory);
  }

  /** Removes it, and the directory around it where no other process has one there. */
  @Override
  public void close() throws IOException {
    try (lock) {
      remove(path);
      try {
        Files.deleteIfExists(path.resolveSibling(""));
      } catch (DirectoryNotEmptyException e) {
        // another process works there
      }
    } finally {
      OF_THIS_PROCESS.remove(path);
    }
  }
}
