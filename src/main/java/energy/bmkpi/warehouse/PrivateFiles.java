package energy.bmkpi.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and directories that only their owner may look into. */
public final class PrivateFiles {
  private static final String OWNER_READS_AND_WRITES = "rw-------";

  private PrivateFiles() {}

  /** To be given when a file is made. */
  public static FileAttribute<?>[] file(Path path) {
    return attributes(path, OWNER_READS_AND_WRITES);
  }

  /** Makes the directories that are not there. */
  public static void makeDirectories(Path directory) throws IOException {
    Files.createDirectories(directory, attributes(directory, "rwx------"));
  }

  /** Makes this one directory; fails where anything has its name already. */
  public static void makeDirectory(Path directory) throws IOException {
    Files.createDirectory(directory, attributes(directory, "rwx------"));
  }

  /** For a file that somebody else's code made where nobody else can see it. */
  public static void closeToOthers(Path file) throws IOException {
    if (isPosix(file)) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(OWNER_READS_AND_WRITES));
    }
  }

  /** For a file that takes the place of another: whoever may read or write that one still may. */
  public static void takeRights(Path from, Path to) throws IOException {
    if (!from.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return;
    }
    for (String owner : new String[] {"unix:gid", "unix:uid"}) {
      Object before = Files.getAttribute(from, owner);
      if (!before.equals(Files.getAttribute(to, owner))) {
        Files.setAttribute(to, owner, before);
      }
    }
    Files.setAttribute(to, "unix:mode", Files.getAttribute(from, "unix:mode"));
  }

  private static FileAttribute<?>[] attributes(Path path, String permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
