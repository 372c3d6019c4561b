package energy.bmkpi.emulator.rest;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What goes wrong on demand: counted, never by chance. */
public final class Faults {
  private static final int MOST_ROWS_PER_PAGE = 50_000;

  private final List<FaultRule> rules = new CopyOnWriteArrayList<>();
  private final AtomicInteger rowsPerPage = new AtomicInteger(MOST_ROWS_PER_PAGE);

  public FaultRule on(Operation operation) {
    return new FaultRule(operation, rules::add);
  }

  public FaultRule onAny() {
    return new FaultRule(null, rules::add);
  }

  /** No page of rows is longer, whatever a request asks for. */
  public void rowsPerPage(int rows) {
    rowsPerPage.set(rows);
  }

  /** From now on nothing goes wrong. */
  public void clear() {
    rules.clear();
    rowsPerPage.set(MOST_ROWS_PER_PAGE);
  }

  int rowsPerPage() {
    return rowsPerPage.get();
  }

  /** All that goes wrong with this request; every rule counts it. */
  List<Fault> striking(RecordedRequest request) {
    return rules.stream().map(rule -> rule.strike(request)).filter(Objects::nonNull).toList();
  }
}
