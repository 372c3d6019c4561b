package energy.bmkpi.cli.output.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What lies at a path, as stat(2) says; links are followed. */
enum FileType {
  REGULAR(0100000),
  DIRECTORY(0040000),
  PIPE(0010000),
  SOCKET(0140000),
  CHARACTER_DEVICE(0020000),
  BLOCK_DEVICE(0060000);

  private static final int TYPE_BITS = 0170000;

  private final int bits;

  FileType(int bits) {
    this.bits = bits;
  }

  static FileType of(Path path) throws IOException {
    int mode = (Integer) Files.getAttribute(path, "unix:mode");
    for (FileType type : values()) {
      if (type.bits == (mode & TYPE_BITS)) {
        return type;
      }
    }
    throw new IOException("a file of an unknown type (mode %o)".formatted(mode));
  }
}
