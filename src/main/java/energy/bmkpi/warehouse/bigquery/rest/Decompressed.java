package energy.bmkpi.warehouse.bigquery.rest;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What gzip compressed. Unlike the JDK's stream it reads nothing before it is read itself, and when
 * it is closed all is read that was sent: only then can the connection be used again.
 */
final class Decompressed extends InputStream {
  private static final int BUFFER = 1 << 15;

  private final InputStream sent;
  private @Nullable InputStream content;

  Decompressed(InputStream sent) {
    this.sent = sent;
  }

  private InputStream content() throws IOException {
    if (content == null) {
      content = new GZIPInputStream(sent, BUFFER);
    }
    return content;
  }

  @Override
  public int read() throws IOException {
    return content().read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return content().read(bytes, offset, length);
  }

  @Override
  public void close() throws IOException {
    try (sent) {
      byte[] rest = new byte[BUFFER];
      while (sent.read(rest) >= 0) {
        // BigQuery has nothing to say behind its answer
      }
    }
  }
}
