package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** An answer as it is sent; null is no body: 308 and the like tell that by a length of none. */
record EncodedAnswer(int status, Map<String, String> headers, @Nullable ByteString body) {

  /**
   * @param accepted which encodings the client takes; null for none
   */
  static EncodedAnswer of(Answer answer, @Nullable String accepted) {
    ObjectNode json = answer.body();
    if (json == null) {
      return new EncodedAnswer(answer.status(), answer.headers(), null);
    }
    Map<String, String> headers = new HashMap<>(answer.headers());
    headers.put("Content-Type", "application/json; charset=UTF-8");
    byte[] body = Json.write(json);
    if (accepted == null || !accepted.contains("gzip")) {
      return new EncodedAnswer(answer.status(), headers, ByteString.copyFrom(body));
    }
    headers.put("Content-Encoding", "gzip");
    return new EncodedAnswer(answer.status(), headers, compressed(body));
  }

  /** What a proxy says that has no time. */
  EncodedAnswer garbled() {
    return new EncodedAnswer(
        status, Map.of("Content-Type", "text/html"), ByteString.copyFromUtf8("<html>busy</html>"));
  }

  private static ByteString compressed(byte[] body) {
    ByteString.Output bytes = ByteString.newOutput();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteString();
  }
}
