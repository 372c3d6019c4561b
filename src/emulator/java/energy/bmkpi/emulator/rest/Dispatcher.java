package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;

/** Recognises, records and answers requests, or lets go wrong what shall go wrong with them. */
public final class Dispatcher {

  /** How a request ends. */
  sealed interface Outcome {}

  record Answered(EncodedAnswer answer) implements Outcome {}

  /** The connection ends when half of the answer is sent. */
  record CutOff(EncodedAnswer answer) implements Outcome {}

  /** The answer drips. */
  record Dripping(EncodedAnswer answer) implements Outcome {}

  /** The answer has no end. */
  record Endless(EncodedAnswer answer) implements Outcome {}

  /** No answer: the connection ends. */
  record Dropped() implements Outcome {}

  private final Endpoints endpoints;
  private final RequestLog log;
  private final Faults faults;
  private final InstantSource clock;
  private final Map<String, Answered> firstAnswers = new ConcurrentHashMap<>();

  Dispatcher(Endpoints endpoints, RequestLog log, Faults faults, InstantSource clock) {
    this.endpoints = endpoints;
    this.log = log;
    this.faults = faults;
    this.clock = clock;
  }

  Outcome dispatch(String method, URI uri, Map<String, String> headers, byte[] content) {
    Operation operation = Operation.UNKNOWN;
    List<String> ids = new ArrayList<>();
    for (Operation candidate : Operation.values()) {
      Matcher path = candidate.path().matcher(uri.getPath());
      if (candidate.isSentBy(method) && path.matches()) {
        operation = candidate;
        for (int i = 1; i <= path.groupCount(); i++) {
          ids.add(path.group(i));
        }
      }
    }
    Map<String, String> query = query(uri);
    RecordedRequest request =
        new RecordedRequest(
            operation,
            method,
            uri.getPath(),
            query,
            json(content),
            content.length,
            clock.instant());
    log.begin(request);
    try {
      List<Fault> striking = faults.striking(request);
      Call call =
          new Call(
              operation,
              ids,
              query,
              headers,
              ByteString.copyFrom(content),
              job -> striking.stream().anyMatch(fault -> keepsRunning(fault, job)),
              striking.stream().anyMatch(Fault.Unread.class::isInstance));
      return outcome(request, call, striking);
    } finally {
      log.end(request);
    }
  }

  private Outcome outcome(RecordedRequest request, Call call, List<Fault> striking) {
    for (Fault fault : striking) {
      if (fault instanceof Fault.Delayed delayed) {
        sleep(delayed.by().toMillis());
      } else if (fault instanceof Fault.Held held) {
        await(held);
      }
    }
    for (Fault fault : striking) {
      if (fault instanceof Fault.DroppedBefore) {
        return new Dropped();
      }
      if (fault instanceof Fault.Refused refused) {
        return answered(answer(refused), call);
      }
    }
    long began = System.nanoTime();
    boolean repeated = striking.stream().anyMatch(Fault.Repeated.class::isInstance);
    Answered answered =
        repeated
            ? firstAnswers.computeIfAbsent(
                withoutId(request), first -> answered(answer(request, call), call))
            : answered(answer(request, call), call);
    for (Fault fault : striking) {
      if (fault instanceof Fault.AnsweredAfter after) {
        sleep(after.time().toMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
      }
    }
    boolean lost = striking.stream().anyMatch(Fault.DroppedAfter.class::isInstance);
    if (striking.stream().anyMatch(Fault.Garbled.class::isInstance)) {
      return new Answered(answered.answer().garbled());
    }
    if (striking.stream().anyMatch(Fault.CutOff.class::isInstance)) {
      return new CutOff(answered.answer());
    }
    if (striking.stream().anyMatch(Fault.Dripping.class::isInstance)) {
      return new Dripping(answered.answer());
    }
    if (striking.stream().anyMatch(Fault.Endless.class::isInstance)) {
      return new Endless(answered.answer());
    }
    return lost ? new Dropped() : answered;
  }

  private static String withoutId(RecordedRequest request) {
    return request.path() + request.body().toString().replaceFirst("\"requestId\":\"[^\"]*\"", "");
  }

  private static Answered answered(Answer answer, Call call) {
    return new Answered(EncodedAnswer.of(answer, call.headers().get("accept-encoding")));
  }

  private boolean keepsRunning(Fault fault, Job job) {
    return fault instanceof Fault.Incomplete
        || (fault instanceof Fault.Lasting lasting
            && clock.instant().isBefore(job.created().plus(lasting.age())));
  }

  private static Answer answer(Fault.Refused refused) {
    Map<String, String> headers =
        refused.retryAfter() == null
            ? Map.of()
            : Map.of("Retry-After", Long.toString(refused.retryAfter().toSeconds()));
    ApiError error = ApiError.of(refused.reason(), refused.message());
    return new Answer(refused.httpStatus(), error.body(refused.httpStatus()), headers);
  }

  private Answer answer(RecordedRequest request, Call call) {
    try {
      for (String parameter : call.query().keySet()) {
        if (!call.operation().knows(parameter)) {
          throw ApiError.notInterpreted("the query parameter " + parameter);
        }
      }
      Answer whole = endpoints.answer(call);
      String fields = call.parameter("fields");
      return fields == null || whole.body() == null
          ? whole
          : new Answer(whole.status(), FieldMask.parse(fields).of(whole.body()), whole.headers());
    } catch (ApiError e) {
      if (e.reason() == ErrorReason.NOT_IMPLEMENTED) {
        log.refused(request, e.getMessage());
      }
      return Answer.of(e);
    } catch (RuntimeException e) {
      log.refused(request, e.toString() + " at " + List.of(e.getStackTrace()).subList(0, 3));
      return Answer.of(ApiError.of(ErrorReason.NOT_IMPLEMENTED, "the emulator failed: " + e));
    }
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> query = new LinkedHashMap<>();
    String raw = uri.getRawQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      query.put(
          URLDecoder.decode(name, StandardCharsets.UTF_8),
          URLDecoder.decode(value, StandardCharsets.UTF_8));
    }
    return query;
  }

  private static JsonNode json(byte[] content) {
    try {
      JsonNode node = content.length == 0 ? null : Json.MAPPER.readTree(content);
      return node == null ? MissingNode.getInstance() : node;
    } catch (IOException e) {
      return MissingNode.getInstance(); // a chunk of an upload
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(Math.max(0, millis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(Fault.Held held) {
    try {
      held.until().await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
