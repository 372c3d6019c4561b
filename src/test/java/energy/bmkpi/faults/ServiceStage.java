package energy.bmkpi.faults;

import energy.bmkpi.emulator.rest.Operation;
import energy.bmkpi.failure.FailureCategory;

/** Where in a run on BigQuery a request fails: at the last one of its kind, but for the check. */
enum ServiceStage {
  /** The look at INFORMATION_SCHEMA. */
  CHECK(Operation.JOBS_QUERY, "INFORMATION_SCHEMA"),
  /** A query of a dataset. */
  FETCH(Operation.JOBS_QUERY, "\"boav\""),
  /** A further page of a query's rows. */
  PAGE(Operation.GET_QUERY_RESULTS, "pageToken"),
  /** The staging table, made before anything else. */
  STAGE(Operation.TABLES_INSERT, ""),
  /** The results, on their way into the staging table. */
  LOAD(Operation.UPLOAD_CHUNK, ""),
  /** The transaction that makes them visible. */
  MERGE(Operation.JOBS_INSERT, "");

  private final Operation operation;
  private final String text;

  ServiceStage(Operation operation, String text) {
    this.operation = operation;
    this.text = text;
  }

  Operation operation() {
    return operation;
  }

  String text() {
    return text;
  }

  FailureCategory[] categories() {
    return this == FETCH || this == PAGE
        ? new FailureCategory[] {FailureCategory.BATCHES}
        : new FailureCategory[] {FailureCategory.WAREHOUSE, FailureCategory.CONFIGURATION};
  }
}
