package energy.bmkpi.cli.output.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A link that another user put into a directory where everybody may make files, such as /tmp. The
 * system itself refuses to follow it (fs.protected_symlinks), but it is not asked when a program
 * reads the link.
 */
final class ForeignLink {
  private static final int STICKY_AND_OPEN = 01002;
  private static final Path OWN_PROCESS = Path.of("/proc/self");

  private ForeignLink() {}

  static void refuse(Path link) throws IOException {
    Path directory = Objects.requireNonNullElse(link.toAbsolutePath().getParent(), link);
    int mode = (Integer) Files.getAttribute(directory, "unix:mode");
    if ((mode & STICKY_AND_OPEN) != STICKY_AND_OPEN || !Files.exists(OWN_PROCESS)) {
      return;
    }
    Object owner = Files.getAttribute(link, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    if (!owner.equals(Files.getAttribute(OWN_PROCESS, "unix:uid"))
        && !owner.equals(Files.getAttribute(directory, "unix:uid"))) {
      throw new RefusedException(
          "it is a link of another user in %s, where everybody may make one".formatted(directory));
    }
  }
}
