package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A request whose operation is known.
 *
 * @param ids from the path, the project first
 * @param content the body's bytes, as they were before the transport's compression
 * @param running whether the answer must say that the job still runs
 * @param unread whether the rows of an upload are not to be read
 * @param headers first value of each, by its name in lower case
 */
record Call(
    Operation operation,
    List<String> ids,
    Map<String, String> query,
    Map<String, String> headers,
    ByteString content,
    Predicate<Job> running,
    boolean unread) {

  boolean incomplete(Job job) {
    return running.test(job);
  }

  String project() {
    return ids.get(0);
  }

  /** The body, all of whose fields the emulator knows. */
  ObjectNode body() {
    return accepted(content);
  }

  ObjectNode accepted(ByteString json) {
    ObjectNode body = Json.read(json.toByteArray());
    AcceptedFields.check(operation, body);
    return body;
  }

  @Nullable String parameter(String name) {
    return query.get(name);
  }

  @Nullable Long number(String name) {
    String text = query.get(name);
    return text == null ? null : Json.wholeNumber(name, text);
  }

  boolean flag(String name) {
    return Boolean.parseBoolean(query.getOrDefault(name, "false"));
  }
}
