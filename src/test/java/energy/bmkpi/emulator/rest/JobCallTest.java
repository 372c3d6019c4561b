package energy.bmkpi.emulator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.google.zetasql.Value;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.emulator.store.Table;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** jobs.insert of queries, jobs.get and jobs.cancel. */
class JobCallTest {
  private static final String INTO_TABLE =
      "\"destinationTable\": {\"projectId\": \"p\", \"datasetId\": \"d\", \"tableId\": \"t\"}";
  private static final String INTO_DAY =
      "\"destinationTable\": {\"datasetId\": \"d\", \"tableId\": \"t$20260102\"}";
  private static final String TRUNCATE = "\"writeDisposition\": \"WRITE_TRUNCATE\"";
  private static final String APPEND = "\"writeDisposition\": \"WRITE_APPEND\"";

  private final RestFixture rest = new RestFixture();

  @AfterEach
  void close() {
    rest.close();
  }

  @Test
  void aJobIdIsTakenOnce() {
    rest.engine.changes("MERGE", 1, tables -> tables);
    rest.insert("j1", "MERGE").statusCode(200).body("status.state", equalTo("DONE"));

    rest.insert("j1", "MERGE")
        .statusCode(409)
        .body("error.message", equalTo("Already Exists: Job p:EU.j1"))
        .body("error.status", equalTo("ALREADY_EXISTS"))
        .body("error.errors[0].reason", equalTo("duplicate"));

    assertThat(rest.engine.executed()).hasSize(1);
  }

  @Test
  void aQueryThatFailsIsAJobThatIsDoneWithAnError() {
    rest.engine.refuses("BAD", "invalidQuery", "Unrecognized name: x at [1:8]");

    rest.insert("j1", "BAD").statusCode(200).body("status.state", equalTo("DONE"));
    rest.get("/jobs/j1")
        .body("status.errorResult.reason", equalTo("invalidQuery"))
        .body("status.errorResult.location", equalTo("q"))
        .body("status.errors[0].message", equalTo("Unrecognized name: x at [1:8]"));
    rest.get("/queries/j1").statusCode(400).body("error.errors[0].reason", equalTo("invalidQuery"));
  }

  @Test
  void aDryRunIsNoJobAndItsErrorIsABadRequest() {
    rest.selectsNumbers("SELECT n", 3);
    rest.engine.refuses("BAD", "invalidQuery", "no");
    String body =
        """
        {"configuration": {"dryRun": true, "query": {"useLegacySql": false, "query": "%s"}}}
        """;

    rest.post("/jobs", body.formatted("SELECT n"))
        .statusCode(200)
        .body("status.state", equalTo("DONE"))
        .body("statistics.query.schema.fields.name", contains("n"))
        .body("statistics.totalBytesProcessed", equalTo("0"))
        .body("jobReference", not(hasKey("jobId")));
    rest.post("/jobs", body.formatted("BAD")).statusCode(400);

    assertThat(rest.engine.executed()).isEmpty();
  }

  @Test
  void aQueryReplacesOneDayOfItsDestination() {
    rest.emulator.put(
        RestFixture.partitioned(
            List.of(
                RestFixture.row(1, "2026-01-01", "stays"),
                RestFixture.row(2, "2026-01-02", "goes"))));
    selectsRows(RestFixture.row(3, "2026-01-02", "new"));

    rest.insert("j1", "SELECT *", INTO_DAY, TRUNCATE, relaxation())
        .body("status", not(hasKey("errorResult")));

    assertThat(rest.stored())
        .containsExactly(List.of("1", "2026-01-01", "stays"), List.of("3", "2026-01-02", "new"));
  }

  @Test
  void aRowOfAnotherDayIsRefusedAndNothingIsReplaced() {
    List<List<Value>> before = List.of(RestFixture.row(2, "2026-01-02", "stays"));
    rest.emulator.put(RestFixture.partitioned(before));
    selectsRows(RestFixture.row(3, "2026-01-03", "new"));

    rest.insert("j1", "SELECT *", INTO_DAY, TRUNCATE, relaxation())
        .body("status.errorResult.reason", equalTo("invalid"))
        .body(
            "status.errorResult.message",
            equalTo(
                "Some rows belong to different partitions rather than destination partition"
                    + " p:d.t$20260102"));

    assertThat(rest.stored()).containsExactly(List.of("2", "2026-01-02", "stays"));
  }

  @Test
  void aDayOfATableWithoutPartitionsIsAnError() {
    rest.emulator.put(Table.of(RestFixture.TABLE, List.of(Field.of("n", FieldType.INT64))));
    rest.selectsNumbers("SELECT n", 1);

    rest.insert("j1", "SELECT n", INTO_DAY, TRUNCATE)
        .body("status.errorResult.reason", equalTo("invalid"));
  }

  @Test
  void aTableWithRowsIsNotWrittenUnlessTold() {
    rest.emulator.put(
        Table.of(RestFixture.TABLE, List.of(Field.of("n", FieldType.INT64)))
            .withRows(List.of(List.of(Value.createInt64Value(9)))));
    rest.selectsNumbers("SELECT n", 1);

    rest.insert("j1", "SELECT n", INTO_TABLE)
        .body("status.errorResult.reason", equalTo("duplicate"))
        .body("status.errorResult.message", equalTo("Already Exists: Table p:d.t"));
    rest.insert("j2", "SELECT n", INTO_TABLE, APPEND).body("status", not(hasKey("errorResult")));
    assertThat(rest.stored()).containsExactly(List.of("9"), List.of("0"));
    rest.insert("j3", "SELECT n", INTO_TABLE, TRUNCATE).body("status", not(hasKey("errorResult")));
    assertThat(rest.stored()).containsExactly(List.of("0"));
  }

  @Test
  void aDestinationThatMayNotBeCreatedIsNotFound() {
    rest.selectsNumbers("SELECT n", 1);

    rest.insert("j1", "SELECT n", INTO_TABLE, "\"createDisposition\": \"CREATE_NEVER\"")
        .body("status.errorResult.message", equalTo("Not found: Table p:d.t"));
  }

  @Test
  void aDestinationIsCreatedWithPartitionsAndClusters() {
    selectsRows(RestFixture.row(3, "2026-01-03", "new"));

    rest.insert(
            "j1",
            "SELECT *",
            INTO_TABLE,
            "\"timePartitioning\": {\"type\": \"DAY\", \"field\": \"day\"}",
            "\"clustering\": {\"fields\": [\"a\", \"s\"]}")
        .body("status", not(hasKey("errorResult")));

    Table created = rest.emulator.table("p", "d", "t");
    assertThat(created.partitionedBy()).isEqualTo("day");
    assertThat(created.clusteredBy()).containsExactly("a", "s");
  }

  @Test
  void aResultAppendedToARequiredColumnNeedsARelaxation() {
    rest.emulator.put(RestFixture.partitioned(List.of()));
    selectsRows(RestFixture.row(3, "2026-01-03", "new"));

    rest.insert("j1", "SELECT *", INTO_TABLE, APPEND)
        .body(
            "status.errorResult.message",
            equalTo(
                "Provided Schema does not match Table p:d.t. Field a has changed mode from"
                    + " REQUIRED to NULLABLE"));
    rest.insert("j2", "SELECT *", INTO_TABLE, APPEND, relaxation())
        .body("status", not(hasKey("errorResult")));

    assertThat(rest.emulator.table("p", "d", "t").fields().get(0).required()).isFalse();
  }

  @Test
  void aNewColumnNeedsAnAddition() {
    rest.emulator.put(
        Table.of(RestFixture.TABLE, List.of(Field.of("old", FieldType.STRING)))
            .withRows(List.of(List.of(Value.createStringValue("x")))));
    rest.selectsNumbers("SELECT n", 1);

    rest.insert("j1", "SELECT n", INTO_TABLE, APPEND)
        .body("status.errorResult.reason", equalTo("invalid"));
    rest.insert(
            "j2",
            "SELECT n",
            INTO_TABLE,
            APPEND,
            "\"schemaUpdateOptions\": [\"ALLOW_FIELD_ADDITION\"]")
        .body("status", not(hasKey("errorResult")));

    assertThat(rest.stored()).containsExactly(List.of("x", "NULL"), List.of("NULL", "0"));
  }

  @Test
  void aStatementThatIsNoQueryHasNoDestination() {
    rest.engine.changes("MERGE", 1, tables -> tables);

    rest.insert("j1", "MERGE", INTO_TABLE).body("status.errorResult.reason", equalTo("invalid"));
  }

  @Test
  void aJobTellsItsStatistics() {
    rest.engine.changes("MERGE", 4, tables -> tables);
    rest.insert("j1", "MERGE");

    rest.get("/jobs/j1?location=EU")
        .body("kind", equalTo("bigquery#job"))
        .body("id", equalTo("p:EU.j1"))
        .body("configuration.jobType", equalTo("QUERY"))
        .body("configuration.query.query", equalTo("MERGE"))
        .body("statistics.query.statementType", equalTo("MERGE"))
        .body("statistics.query.numDmlAffectedRows", equalTo("4"))
        .body("statistics.creationTime", notNullValue())
        .body("statistics.endTime", notNullValue());
  }

  @Test
  void aJobIsNotFoundInAnotherLocation() {
    rest.selectsNumbers("SELECT n", 1).insert("j1", "SELECT n");

    rest.get("/jobs/j1?location=US")
        .statusCode(404)
        .body("error.message", equalTo("Not found: Job p:US.j1"));
  }

  @Test
  void onlyTheFieldsAskedForAreTold() {
    rest.selectsNumbers("SELECT n", 1).insert("j1", "SELECT n");

    rest.get("/jobs/j1?fields=jobReference/jobId,status(state)")
        .body("jobReference.jobId", equalTo("j1"))
        .body("status.state", equalTo("DONE"))
        .body("jobReference", not(hasKey("projectId")))
        .body("$", not(hasKey("configuration")));
  }

  @Test
  void aJobThatIsDoneCanStillBeCancelled() {
    rest.selectsNumbers("SELECT n", 1).insert("j1", "SELECT n");

    rest.post("/jobs/j1/cancel", "{}")
        .statusCode(200)
        .body("kind", equalTo("bigquery#jobCancelResponse"))
        .body("job.status.state", equalTo("DONE"));
  }

  private static String relaxation() {
    return "\"schemaUpdateOptions\": [\"ALLOW_FIELD_RELAXATION\"]";
  }

  private void selectsRows(List<Value> row) {
    rest.engine.selects(
        "SELECT *",
        List.of(
            Field.of("a", FieldType.INT64),
            Field.of("day", FieldType.DATE),
            Field.of("s", FieldType.STRING)),
        List.of(row));
  }
}
