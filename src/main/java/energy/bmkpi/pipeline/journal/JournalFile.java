package energy.bmkpi.pipeline.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * What every file of the journal looks like: magic, format version, kind, key of the run, length of
 * the body, the body, and a checksum of all that.
 */
final class JournalFile {
  /** To be raised whenever a body is written in another way. */
  static final int FORMAT = 3;

  private static final byte[] MAGIC = "bmkpi-j\n".getBytes(StandardCharsets.US_ASCII);
  static final int HEADER = MAGIC.length + Integer.BYTES + 1 + RunKey.BYTES + Integer.BYTES;
  private static final int CHECKSUM = Integer.BYTES;

  /** What a body holds. */
  enum Kind {
    RUN('R'),
    BATCH('B'),
    NOTE('N');

    private final byte letter;

    Kind(char letter) {
      this.letter = (byte) letter;
    }
  }

  private final RunKey key;
  private final byte[] body;

  JournalFile(RunKey key, byte[] body) {
    this.key = key;
    this.body = body;
  }

  RunKey key() {
    return key;
  }

  byte[] body() {
    return body;
  }

  byte[] sealed(Kind kind) {
    ByteBuffer file = ByteBuffer.allocate(HEADER + body.length + CHECKSUM);
    file.put(MAGIC).putInt(FORMAT).put(kind.letter).put(key.bytes());
    file.putInt(body.length).put(body);
    return file.putInt(checksum(file.array())).array();
  }

  /** Fails unless the file is whole, of this format and of the kind. */
  static JournalFile open(byte[] sealed, Kind kind) throws DamagedFileException {
    if (sealed.length < HEADER + CHECKSUM) {
      throw new DamagedFileException("cut off after %d bytes".formatted(sealed.length));
    }
    ByteBuffer file = ByteBuffer.wrap(sealed);
    byte[] magic = new byte[MAGIC.length];
    file.get(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new DamagedFileException("not a file of the journal");
    }
    int format = file.getInt();
    if (format != FORMAT) {
      // a bit of the number may have been flipped
      boolean whole = file.getInt(sealed.length - CHECKSUM) == checksum(sealed);
      String what = "format %d, this program has format %d".formatted(format, FORMAT);
      throw whole ? new OtherFormatException(what) : new DamagedFileException(what);
    }
    byte letter = file.get();
    byte[] key = new byte[RunKey.BYTES];
    file.get(key);
    int length = file.getInt();
    if (length != sealed.length - HEADER - CHECKSUM) {
      throw new DamagedFileException(
          "%d bytes in place of %d".formatted(sealed.length, HEADER + (long) length + CHECKSUM));
    }
    byte[] body = new byte[length];
    file.get(body);
    if (file.getInt() != checksum(sealed)) {
      throw new DamagedFileException("its checksum is wrong");
    }
    if (letter != kind.letter) {
      throw new DamagedFileException("it holds something else");
    }
    return new JournalFile(RunKey.of(key), body);
  }

  /** As {@link #open}; fails when the file is of another run, too. */
  static byte[] body(byte[] sealed, Kind kind, RunKey key) throws DamagedFileException {
    JournalFile file = open(sealed, kind);
    if (!file.key().equals(key)) {
      throw new DamagedFileException("it belongs to another run");
    }
    return file.body();
  }

  /**
   * Whether these are the first bytes of a file of the journal, in whatever format, of this run.
   */
  static boolean isOf(byte[] start, String directoryName) {
    if (start.length < HEADER) {
      return false;
    }
    byte[] key =
        Arrays.copyOfRange(start, HEADER - Integer.BYTES - RunKey.BYTES, HEADER - Integer.BYTES);
    return beginsAsOurs(start) && RunKey.of(key).directoryName().equals(directoryName);
  }

  /** Whether these bytes can be the first of a file of the journal that was cut off anywhere. */
  static boolean beginsAsOurs(byte[] start) {
    int length = Math.min(start.length, MAGIC.length);
    return Arrays.equals(start, 0, length, MAGIC, 0, length);
  }

  private static int checksum(byte[] file) {
    CRC32C checksum = new CRC32C();
    checksum.update(file, 0, file.length - CHECKSUM);
    return (int) checksum.getValue();
  }
}
