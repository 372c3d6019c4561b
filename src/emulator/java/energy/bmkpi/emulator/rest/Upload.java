package energy.bmkpi.emulator.rest;

import java.io.ByteArrayOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A resumable upload: what came of it so far, and its job once all of it came. */
final class Upload {
  private static final int CHUNK_UNIT = 256 * 1024;
  private static final Pattern RANGE = Pattern.compile("bytes (?:(\\d+)-(\\d+)|\\*)/(\\d+|\\*)");

  private final LoadRequest request;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private @Nullable Job job;

  Upload(LoadRequest request) {
    this.request = request;
  }

  LoadRequest request() {
    return request;
  }

  int received() {
    return received.size();
  }

  byte[] content() {
    return received.toByteArray();
  }

  @Nullable Job job() {
    return job;
  }

  void ended(Job with) {
    job = with;
  }

  /** Takes a chunk, or none where only the state is asked for; true once all came. */
  boolean take(String contentRange, byte[] chunk) {
    Matcher range = RANGE.matcher(contentRange);
    if (!range.matches()) {
      throw ApiError.invalid("Failed to parse Content-Range header: " + contentRange);
    }
    String total = range.group(3);
    if (range.group(1) != null) {
      append(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)), total, chunk);
    }
    return !total.equals("*") && Long.parseLong(total) == received.size();
  }

  private void append(long first, long last, String total, byte[] chunk) {
    if (last - first + 1 != chunk.length) {
      throw ApiError.invalid("Content-Range does not agree with the length of the chunk");
    }
    boolean isLast = !total.equals("*") && Long.parseLong(total) == last + 1;
    if (!isLast && chunk.length % CHUNK_UNIT != 0) {
      throw ApiError.invalid("Chunks but the last must be multiples of 256 KiB");
    }
    // what came before is not taken twice; what would leave a gap is not taken at all
    int known = (int) (received.size() - first);
    if (known >= 0 && known < chunk.length) {
      received.write(chunk, known, chunk.length - known);
    }
  }
}
