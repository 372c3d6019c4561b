package energy.bmkpi.warehouse.bigquery.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * One gzip stream whose parts are compressed by whoever brings them, many at once: each ends at the
 * border of a byte, where the next one may follow. The JDK's stream has one thread compress while
 * the others wait.
 */
final class GzipParts implements AutoCloseable {
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0};

  /** An empty last block. */
  private static final byte[] END = {3, 0};

  private final OutputStream out;
  private final CRC32 checksum = new CRC32();
  private long size;
  private boolean finished;

  GzipParts(OutputStream out) throws IOException {
    this.out = out;
    out.write(HEADER);
  }

  /** Compresses some bytes and adds them behind those that others added. */
  void add(byte[] bytes, int length) throws IOException {
    ByteArrayOutputStream part = compressed(bytes, length);
    synchronized (this) {
      checksum.update(bytes, 0, length);
      size += length;
      part.writeTo(out);
    }
  }

  private static ByteArrayOutputStream compressed(byte[] bytes, int length) {
    // somewhat more bytes in a fraction of the time
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(bytes, 0, length);
      ByteArrayOutputStream part = new ByteArrayOutputStream(length / 2 + 64);
      byte[] buffer = new byte[1 << 15];
      int compressed;
      do {
        compressed = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
        part.write(buffer, 0, compressed);
      } while (compressed == buffer.length);
      return part;
    } finally {
      deflater.end();
    }
  }

  /** Ends the stream; no part can be added any more. */
  synchronized void finish() throws IOException {
    if (!finished) {
      finished = true;
      out.write(END);
      out.write(
          ByteBuffer.allocate(8)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putInt((int) checksum.getValue())
              .putInt((int) size)
              .array());
    }
    out.close();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
