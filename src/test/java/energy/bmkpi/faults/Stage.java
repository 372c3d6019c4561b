package energy.bmkpi.faults;

import energy.bmkpi.emulator.rest.FaultRule;
import energy.bmkpi.emulator.rest.Faults;
import energy.bmkpi.emulator.rest.Operation;

/** Where in a run on BigQuery something goes wrong. The journal speaks to no service. */
enum Stage {
  /** The look at INFORMATION_SCHEMA. */
  CHECK(Operation.JOBS_QUERY, "INFORMATION_SCHEMA"),
  /** A query of a dataset. */
  FETCH(Operation.JOBS_QUERY, "\"boav\""),
  /** A further page of a query's rows. */
  PAGE(Operation.GET_QUERY_RESULTS, ""),
  /** The staging table, made before anything else. */
  STAGE(Operation.TABLES_INSERT, ""),
  /** The results, on their way into the staging table. */
  LOAD(Operation.UPLOAD_CHUNK, ""),
  /** The transaction that makes them visible. */
  MERGE(Operation.JOBS_INSERT, "");

  private final Operation operation;
  private final String text;

  Stage(Operation operation, String text) {
    this.operation = operation;
    this.text = text;
  }

  FaultRule on(Faults faults) {
    return faults.on(operation).containing(text);
  }
}
