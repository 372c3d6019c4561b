package energy.bmkpi.emulator;

import energy.bmkpi.emulator.rest.EmulatedService;
import energy.bmkpi.emulator.rest.Faults;
import energy.bmkpi.emulator.rest.RequestLog;
import energy.bmkpi.emulator.sql.SqlEngine;
import energy.bmkpi.emulator.store.DatasetName;
import energy.bmkpi.emulator.store.Snapshot;
import energy.bmkpi.emulator.store.Table;
import energy.bmkpi.emulator.store.TableName;
import energy.bmkpi.emulator.store.Transactions;
import java.time.InstantSource;
import java.util.List;

/**
 * BigQuery on a port of the loopback interface, for the real client. Whatever a client asks that
 * the emulator does not interpret is answered 501, and fails {@link #close()}.
 */
public final class BigQueryEmulator implements AutoCloseable {
  /** The one location of all datasets and jobs. */
  public static final String LOCATION = "EU";

  private final EmulatedService service;

  private BigQueryEmulator(EmulatedService service) {
    this.service = service;
  }

  public static BigQueryEmulator start(SqlEngine engine) {
    return start(engine, InstantSource.system());
  }

  /**
   * @param clock which tells when tables expire
   */
  public static BigQueryEmulator start(SqlEngine engine, InstantSource clock) {
    return new BigQueryEmulator(new EmulatedService(engine, clock, LOCATION));
  }

  /** Such as http://127.0.0.1:12345. */
  public String host() {
    return service.host();
  }

  /** All tables of the moment. */
  public Snapshot tables() {
    return service.tables();
  }

  public Table table(String project, String dataset, String table) {
    TableName name = new TableName(project, dataset, table);
    return tables().table(name).orElseThrow(() -> new IllegalArgumentException("no table " + name));
  }

  public BigQueryEmulator putDataset(String project, String dataset) {
    service.change(before -> before.withDataset(new DatasetName(project, dataset)));
    return this;
  }

  /** Puts the table, and its dataset, in place of what there was. */
  public BigQueryEmulator put(Table table) {
    service.change(before -> before.withDataset(table.name().datasetName()).with(table));
    return this;
  }

  /** Those in progress; they last longer on demand. */
  public Transactions transactions() {
    return service.transactions();
  }

  public Faults faults() {
    return service.faults();
  }

  public RequestLog requests() {
    return service.requests();
  }

  /** What was answered 501 so far. */
  public List<String> unknownRequests() {
    return service.unknownRequests();
  }

  /** What was answered 501 so far; the emulator forgets it, so that it can be closed. */
  public List<String> takeUnknownRequests() {
    return service.takeUnknownRequests();
  }

  @Override
  public void close() {
    service.close();
    if (!unknownRequests().isEmpty()) {
      throw new AssertionError("requests that the emulator does not know: " + unknownRequests());
    }
  }
}
