package energy.bmkpi.warehouse.bigquery.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/** Some bytes of an answer, no more than it may have, and none for a reader that is left alone. */
final class BoundedStream extends FilterInputStream {
  private final long most;
  private long read;

  BoundedStream(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    count(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    count(Math.max(0, count));
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    count(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long bytes) throws IOException {
    read += bytes;
    if (read > most) {
      throw new UnusableAnswerException(
          "the answer is longer than %d MiB, more than BigQuery sends at once"
              .formatted(most >> 20));
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("nobody waits for the answer any more");
    }
  }
}
