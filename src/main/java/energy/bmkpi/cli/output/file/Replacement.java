package energy.bmkpi.cli.output.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/**
 * Writes a file beside its place and renames it into the place, so that a reader finds the old
 * content or the new one, whenever the process dies.
 */
final class Replacement {
  /** The kernel takes the umask off these. */
  private static final FileAttribute<Set<PosixFilePermission>> AS_ANY_NEW_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-rw-"));

  private Replacement() {}

  static void replace(Path place, OutputKind kind, byte[] bytes) throws IOException {
    Path directory = Objects.requireNonNull(place.getParent(), "a file has a directory");
    UnfinishedFile.removeLeftovers(directory);
    boolean there = Files.exists(place);
    // private until it has the rights of the old file
    try (UnfinishedFile part =
        there ? UnfinishedFile.in(directory) : UnfinishedFile.in(directory, AS_ANY_NEW_FILE)) {
      replace(place, there, kind, part, bytes);
    }
  }

  private static void replace(
      Path place, boolean there, OutputKind kind, UnfinishedFile part, byte[] bytes)
      throws IOException {
    try {
      write(part.channel(), bytes);
      if (there) {
        keepRights(place, part.path());
      } else if (kind.readByOthers()) {
        Files.setPosixFilePermissions(part.path(), PosixFilePermissions.fromString("rw-r--r--"));
      }
      Files.move(part.path(), place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      part.removeAfter(e);
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
}
