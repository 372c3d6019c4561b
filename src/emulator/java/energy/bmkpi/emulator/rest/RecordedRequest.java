package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/**
 * A request as it arrived.
 *
 * @param body missing where there is none, or where it isn't JSON
 * @param contentLength of the body, once decompressed
 */
public record RecordedRequest(
    Operation operation,
    String method,
    String path,
    Map<String, String> queryParameters,
    JsonNode body,
    int contentLength,
    Instant when) {

  /** Everything in it that a rule may look for. */
  String text() {
    String sql = body.path("query").asText() + body.at("/configuration/query/query").asText();
    return method + " " + path + " " + queryParameters + " " + body + " " + sql;
  }
}
