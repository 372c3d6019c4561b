package energy.bmkpi.emulator.rest;

import energy.bmkpi.emulator.sql.SqlEngine;
import energy.bmkpi.emulator.store.Snapshot;
import energy.bmkpi.emulator.store.Transactions;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;

/** The parts of one emulator: tables, server, faults and the record of requests. */
public final class EmulatedService implements AutoCloseable {
  private final TableStore store;
  private final Faults faults = new Faults();
  private final RequestLog log = new RequestLog();
  private final RestServer server;

  public EmulatedService(SqlEngine engine, InstantSource clock, String location) {
    store = new TableStore(clock);
    Endpoints endpoints = new Endpoints(store, engine, faults, location);
    server = RestServer.start(new Dispatcher(endpoints, log, faults, clock));
  }

  public String host() {
    return server.host();
  }

  public Snapshot tables() {
    return store.current();
  }

  public Transactions transactions() {
    return store.transactions();
  }

  public void change(UnaryOperator<Snapshot> change) {
    store.change(change);
  }

  public Faults faults() {
    return faults;
  }

  public RequestLog requests() {
    return log;
  }

  /** What was refused because the emulator does not interpret it. */
  public List<String> unknownRequests() {
    return log.notUnderstood();
  }

  /** The same, forgotten from now on. */
  public List<String> takeUnknownRequests() {
    return log.takeNotUnderstood();
  }

  @Override
  public void close() {
    server.close();
  }
}
