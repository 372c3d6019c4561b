package energy.bmkpi.config.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Reads small files that users or their settings name. A pipe without a writer would be waited for
 * without end, and a device may have no end.
 */
public final class BoundedFile {
  private static final int LONGEST = 1 << 20;

  private BoundedFile() {}

  /** Why a file is not read, to follow its name. */
  public static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    private final String reason;

    private RefusedException(String reason) {
      super(reason);
      this.reason = reason;
    }

    @Override
    public String getMessage() {
      return reason;
    }
  }

  /** All of a regular file. */
  public static byte[] read(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (attributes.isOther()) {
      throw new RefusedException("is a device, pipe or socket");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new RefusedException("is larger than 1 MiB");
      }
      return bytes;
    }
  }
}
