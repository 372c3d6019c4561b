package energy.bmkpi.cli.output.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An output while it is written, in a file beside its place. The process that writes it holds a
 * lock on it for as long as it lives, so that others can tell what a dead process has left.
 */
final class UnfinishedFile implements AutoCloseable {
  private static final String PREFIX = ".bmkpi-";
  private static final String SUFFIX = ".part";

  /** As the JDK draws them; a file of any other name is somebody else's. */
  private static final Pattern NAME = Pattern.compile("\\.bmkpi-\\d+\\.part");

  private final Path path;
  private final FileChannel channel;

  private UnfinishedFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** A new one of an unpredictable name. */
  static UnfinishedFile in(Path directory, FileAttribute<?>... attributes) throws IOException {
    while (true) {
      Path path = Files.createTempFile(directory, PREFIX, SUFFIX, attributes);
      try {
        FileChannel channel = locked(path);
        if (channel != null) {
          return new UnfinishedFile(path, channel);
        }
      } catch (IOException e) {
        removeAfter(e, path);
        throw e;
      }
    }
  }

  /** Null where another process has removed the file as a leftover before it was locked. */
  private static @Nullable FileChannel locked(Path path) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(path, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      return null;
    }
    try {
      if (channel.tryLock() != null && Files.exists(path)) {
        return channel;
      }
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return null;
  }

  Path path() {
    return path;
  }

  FileChannel channel() {
    return channel;
  }

  void removeAfter(Exception cause) {
    removeAfter(cause, path);
  }

  private static void removeAfter(Exception cause, Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /** Of processes that were killed while they wrote. */
  static void removeLeftovers(Path directory) throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
      for (Path part : parts) {
        if (NAME.matcher(part.getFileName().toString()).matches()
            && Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)) {
          removeIfNobodyWritesIt(part);
        }
      }
    }
  }

  /** Removed under the lock, so that a process that gets the lock afterwards sees it is gone. */
  private static void removeIfNobodyWritesIt(Path part) {
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      if (channel.tryLock() != null) {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      // another user's, or gone meanwhile
    }
  }

  /** Gives the lock back. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
