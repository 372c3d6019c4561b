package energy.bmkpi.emulator.rest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which requests came, which were not understood, and how many were in flight at once. */
public final class RequestLog {
  private final List<RecordedRequest> requests = new ArrayList<>();
  private final List<String> notUnderstood = new ArrayList<>();
  private final Map<Operation, Integer> inFlight = new EnumMap<>(Operation.class);
  private final Map<Operation, Integer> peaks = new EnumMap<>(Operation.class);
  private int allInFlight;
  private int peak;

  synchronized void begin(RecordedRequest request) {
    requests.add(request);
    int now = inFlight.merge(request.operation(), 1, Integer::sum);
    peaks.merge(request.operation(), now, Math::max);
    peak = Math.max(peak, ++allInFlight);
  }

  synchronized void end(RecordedRequest request) {
    inFlight.merge(request.operation(), -1, Integer::sum);
    allInFlight--;
  }

  synchronized void refused(RecordedRequest request, String why) {
    notUnderstood.add(request.method() + " " + request.path() + ": " + why);
  }

  public synchronized List<RecordedRequest> all() {
    return List.copyOf(requests);
  }

  public List<RecordedRequest> of(Operation operation) {
    return all().stream().filter(request -> request.operation() == operation).toList();
  }

  public List<Operation> operations() {
    return all().stream().map(RecordedRequest::operation).toList();
  }

  public int count(Operation operation) {
    return of(operation).size();
  }

  /** The most requests that were in flight at once. */
  public synchronized int peak() {
    return peak;
  }

  public synchronized int peak(Operation operation) {
    return peaks.getOrDefault(operation, 0);
  }

  /** Forgets the requests and peaks, not what was not understood. */
  public synchronized void clear() {
    requests.clear();
    peaks.clear();
    peak = allInFlight;
  }

  synchronized List<String> notUnderstood() {
    return List.copyOf(notUnderstood);
  }

  synchronized List<String> takeNotUnderstood() {
    List<String> taken = List.copyOf(notUnderstood);
    notUnderstood.clear();
    return taken;
  }
}
