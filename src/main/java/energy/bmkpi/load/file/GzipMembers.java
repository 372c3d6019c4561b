package energy.bmkpi.load.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What gzip packed, all its members one after another, each held against its checksum and its
 * length. The JDK's stream ends without a word where something else follows a member, or where the
 * next member has not arrived yet: the rows behind it would be lost.
 */
final class GzipMembers extends InputStream {
  private static final int HEADER_CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final InputStream packed;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private boolean inMember;
  private long members;

  GzipMembers(InputStream packed) {
    this.packed = packed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (true) {
      if (!inMember && !startMember()) {
        return -1;
      }
      int read = inflate(bytes, offset, length);
      if (read > 0) {
        checksum.update(bytes, offset, read);
        return read;
      }
      if (inflater.finished()) {
        endMember();
      }
    }
  }

  private int inflate(byte[] bytes, int offset, int length) throws IOException {
    try {
      if (inflater.needsInput()) {
        require(hasMore());
        inflater.setInput(buffer, position, limit - position);
        position = limit;
      }
      if (inflater.needsDictionary()) {
        throw new IOException("it is damaged: part %d needs a dictionary".formatted(members));
      }
      return inflater.inflate(bytes, offset, length);
    } catch (DataFormatException e) {
      throw new IOException("it is damaged: %s".formatted(e.getMessage()), e);
    }
  }

  private boolean startMember() throws IOException {
    if (members > 0) {
      skipPadding();
    }
    if (!hasMore()) {
      require(members > 0);
      return false;
    }
    if (next() != 0x1f || next() != 0x8b || next() != 8) {
      throw new IOException("it is damaged: what follows part %d is not gzip".formatted(members));
    }
    int flags = next();
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(next() | next() << 8);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CHECKSUM) != 0) {
      skip(2);
    }
    members++;
    inMember = true;
    inflater.reset();
    checksum.reset();
    return true;
  }

  private void endMember() throws IOException {
    position -= inflater.getRemaining();
    long expected = nextInt();
    long length = nextInt();
    if (expected != checksum.getValue() || length != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw new IOException("it is damaged: the checksum of part %d is wrong".formatted(members));
    }
    inMember = false;
  }

  /** Tapes and some programs fill the last block with zeros. */
  private void skipPadding() throws IOException {
    while (hasMore() && buffer[position] == 0) {
      position++;
    }
  }

  private long nextInt() throws IOException {
    return next() | next() << 8 | next() << 16 | (long) next() << 24;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  private void skipText() throws IOException {
    int read = next();
    while (read != 0) {
      read = next();
    }
  }

  private int next() throws IOException {
    require(hasMore());
    return buffer[position++] & 0xff;
  }

  private boolean hasMore() throws IOException {
    while (position == limit) {
      int read = packed.read(buffer);
      if (read < 0) {
        return false;
      }
      position = 0;
      limit = read;
    }
    return true;
  }

  private static void require(boolean more) throws EOFException {
    if (!more) {
      throw new EOFException("it is cut off");
    }
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    packed.close();
  }
}
