package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An error as BigQuery tells it, in an HTTP answer or in the status of a job. */
final class ApiError extends RuntimeException {
  private final ErrorReason reason;
  private final @Nullable String location;
  private final List<String> details;

  private ApiError(
      ErrorReason reason, String message, @Nullable String location, List<String> details) {
    super(message);
    this.reason = reason;
    this.location = location;
    this.details = List.copyOf(details);
  }

  static ApiError of(ErrorReason reason, String message) {
    String where = reason == ErrorReason.INVALID_QUERY ? "q" : null;
    return new ApiError(reason, message, where, List.of());
  }

  static ApiError invalid(String message) {
    return of(ErrorReason.INVALID, message);
  }

  /** With the further errors that a job's status lists. */
  static ApiError invalid(String message, List<String> details) {
    return new ApiError(ErrorReason.INVALID, message, null, details);
  }

  static ApiError notFound(String what) {
    return of(ErrorReason.NOT_FOUND, "Not found: " + what);
  }

  static ApiError duplicate(String what) {
    return of(ErrorReason.DUPLICATE, "Already Exists: " + what);
  }

  /** For what BigQuery may know and the emulator does not: the test that asked must fail. */
  static ApiError notInterpreted(String what) {
    return of(ErrorReason.NOT_IMPLEMENTED, "the emulator does not interpret " + what);
  }

  ErrorReason reason() {
    return reason;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  ObjectNode body() {
    return body(reason.httpStatus());
  }

  /** The body of an HTTP error. */
  ObjectNode body(int httpStatus) {
    ObjectNode body = Json.object();
    ObjectNode error = body.putObject("error");
    error.put("code", httpStatus);
    error.put("message", getMessage());
    ObjectNode first = error.putArray("errors").addObject();
    first.put("message", getMessage());
    first.put("domain", "global");
    first.put("reason", reason.restName());
    if (location != null) {
      first.put("location", location);
      first.put("locationType", "parameter");
    }
    error.put("status", reason.status());
    return body;
  }

  /** Into the status of a job that failed. */
  void describe(ObjectNode jobStatus) {
    jobStatus.set("errorResult", proto(getMessage()));
    ArrayNode errors = jobStatus.putArray("errors");
    errors.add(proto(getMessage()));
    details.forEach(detail -> errors.add(proto(detail)));
  }

  private ObjectNode proto(String message) {
    ObjectNode proto = Json.object();
    proto.put("reason", reason.restName());
    if (location != null) {
      proto.put("location", location);
    }
    proto.put("message", message);
    return proto;
  }
}
