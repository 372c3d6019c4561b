package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request is answered; null is an empty body. */
record Answer(int status, @Nullable ObjectNode body, Map<String, String> headers) {

  static Answer ok(ObjectNode body) {
    return new Answer(200, body, Map.of());
  }

  static Answer empty(int status, Map<String, String> headers) {
    return new Answer(status, null, headers);
  }

  static Answer of(ApiError error) {
    return new Answer(error.reason().httpStatus(), error.body(), Map.of());
  }
}
