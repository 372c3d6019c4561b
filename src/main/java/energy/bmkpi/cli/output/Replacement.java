package energy.bmkpi.cli.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes a file beside its place and renames it into the place, so that a reader finds the old
 * content or the new one, whenever the process dies.
 */
final class Replacement {
  private static final String PREFIX = ".bmkpi-";
  private static final String SUFFIX = ".part";

  /** As the JDK draws them; a file of any other name is somebody else's. */
  private static final Pattern NAME = Pattern.compile("\\.bmkpi-\\d+\\.part");

  /** The kernel takes the umask off these. */
  private static final FileAttribute<Set<PosixFilePermission>> AS_ANY_NEW_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-rw-"));

  private Replacement() {}

  static void replace(Path place, OutputKind kind, byte[] bytes) throws IOException {
    Path directory = Objects.requireNonNull(place.getParent(), "a file has a directory");
    removeLeftovers(directory);
    boolean there = Files.exists(place);
    // an unpredictable name, opened exclusively; private until it has the rights of the old file
    Path part =
        there
            ? Files.createTempFile(directory, PREFIX, SUFFIX)
            : Files.createTempFile(directory, PREFIX, SUFFIX, AS_ANY_NEW_FILE);
    // The lock tells other processes that this one still writes; it goes when the process dies.
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.tryLock();
      write(channel, bytes);
      if (there) {
        keepRights(place, part);
      } else if (kind.readByOthers()) {
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r--r--"));
      }
      Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      removeAfter(e, part);
      throw e;
    }
  }

  private static void write(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    channel.force(true);
  }

  private static void keepRights(Path place, Path part) throws IOException {
    for (String owner : new String[] {"unix:gid", "unix:uid"}) {
      Object before = Files.getAttribute(place, owner);
      if (!before.equals(Files.getAttribute(part, owner))) {
        Files.setAttribute(part, owner, before);
      }
    }
    Files.setAttribute(part, "unix:mode", Files.getAttribute(place, "unix:mode"));
  }

  /** Of processes that were killed while they wrote. */
  private static void removeLeftovers(Path directory) throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
      for (Path part : parts) {
        if (NAME.matcher(part.getFileName().toString()).matches()
            && Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)
            && isAbandoned(part)) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  /** An empty one may have been made a moment ago, and not be locked yet. */
  private static boolean isAbandoned(Path part) {
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      FileLock lock = channel.tryLock();
      return lock != null && channel.size() > 0;
    } catch (IOException e) {
      // another user's, or gone meanwhile
      return false;
    }
  }

  private static void removeAfter(Exception cause, Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
