package energy.bmkpi.emulator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import energy.bmkpi.emulator.store.DatasetName;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.emulator.store.Snapshot;
import energy.bmkpi.emulator.store.TableName;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** jobs.query, by its published reference. */
class QueryCallTest {
  private static final long MIB = 1L << 20;

  private final RestFixture rest = new RestFixture();

  @AfterEach
  void close() {
    rest.close();
  }

  @Test
  void aRequestIdRunsItsQueryOnce() {
    rest.engine.changes("MERGE", 7, tables -> tables);

    rest.query("MERGE", "\"requestId\": \"r1\"").statusCode(200);
    rest.query("MERGE", "\"requestId\": \"r1\"", "\"timeoutMs\": 5")
        .statusCode(200)
        .body("numDmlAffectedRows", equalTo("7"));

    assertThat(rest.engine.executed()).hasSize(1);
  }

  @Test
  void aRequestIdWithAnotherQueryIsAnotherRequest() {
    rest.selectsNumbers("SELECT 1", 1).selectsNumbers("SELECT 2", 2);

    rest.query("SELECT 1", "\"requestId\": \"r1\"").body("totalRows", equalTo("1"));
    rest.query("SELECT 2", "\"requestId\": \"r1\"").body("totalRows", equalTo("2"));
  }

  @Test
  void theSameRequestAtTheSameTimeWaitsForTheFirst() throws Exception {
    CountDownLatch merging = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    rest.engine.changes(
        "MERGE",
        1,
        tables -> {
          merging.countDown();
          await(mayEnd);
          return tables;
        });
    ExecutorService clients = Executors.newFixedThreadPool(2);
    try {
      Future<?> first = clients.submit(() -> rest.query("MERGE", "\"requestId\": \"r1\""));
      merging.await();
      Future<?> second = clients.submit(() -> rest.query("MERGE", "\"requestId\": \"r1\""));
      mayEnd.countDown();
      first.get();
      second.get();
    } finally {
      clients.shutdown();
    }
    assertThat(rest.engine.executed()).hasSize(1);
  }

  @Test
  void changesAtTheSameTimeAreAllKept() throws InterruptedException, ExecutionException {
    int statements = 8;
    for (int i = 0; i < statements; i++) {
      DatasetName added = new DatasetName("p", "added_" + i);
      rest.engine.changes("MERGE " + i, 1, tables -> tables.withDataset(added));
    }
    ExecutorService clients = Executors.newFixedThreadPool(statements);
    try {
      List<? extends Future<?>> all =
          IntStream.range(0, statements)
              .mapToObj(i -> clients.submit(() -> rest.query("MERGE " + i).statusCode(200)))
              .toList();
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      clients.shutdown();
    }
    assertThat(rest.emulator.tables().datasets()).hasSize(1 + statements);
  }

  @Test
  void aFailedQueryChangesNothingAndIsABadRequest() {
    rest.engine.refuses("BAD", "invalidQuery", "Unrecognized name: x at [1:8]");
    Snapshot before = rest.emulator.tables();

    rest.query("BAD")
        .statusCode(400)
        .body("error.code", equalTo(400))
        .body("error.message", equalTo("Unrecognized name: x at [1:8]"))
        .body("error.status", equalTo("INVALID_ARGUMENT"))
        .body("error.errors[0].domain", equalTo("global"))
        .body("error.errors[0].reason", equalTo("invalidQuery"))
        .body("error.errors[0].location", equalTo("q"))
        .body("error.errors[0].locationType", equalTo("parameter"));

    assertThat(rest.emulator.tables()).isSameAs(before);
  }

  @Test
  void aMissingTableIsNotFound() {
    rest.engine.refuses("BAD", "notFound", "Not found: Table p:d.x was not found in location EU");

    rest.query("BAD")
        .statusCode(404)
        .body("error.status", equalTo("NOT_FOUND"))
        .body("error.errors[0].reason", equalTo("notFound"));
  }

  @Test
  void moreBytesThanAllowedAreRefusedBeforeTheQueryRuns() {
    TableName read = new TableName("p", "d", "t");
    rest.engine.selects("SELECT 1", List.of(), List.of(), Set.of(read), 11 * MIB + 1);

    rest.query("SELECT 1", "\"maximumBytesBilled\": \"" + 11 * MIB + "\"")
        .statusCode(400)
        .body("error.errors[0].reason", equalTo("bytesBilledLimitExceeded"))
        .body(
            "error.message",
            equalTo(
                "Query exceeded limit for bytes billed: 11534336. 12582912 or higher required."));

    assertThat(rest.engine.executed()).isEmpty();
  }

  @Test
  void tenMebibytesAreBilledForEachTableAtLeast() {
    Set<TableName> read = Set.of(new TableName("p", "d", "t"), new TableName("p", "d", "u"));
    rest.engine.selects("SELECT 1", List.of(), List.of(), read, 8);

    rest.query("SELECT 1")
        .body("totalBytesProcessed", equalTo("8"))
        .body("totalBytesBilled", equalTo(Long.toString(20 * MIB)));
  }

  @Test
  void aResultHasItsSchemaRowsAndJob() {
    rest.selectsNumbers("SELECT n", 2);

    rest.query("SELECT n")
        .statusCode(200)
        .body("kind", equalTo("bigquery#queryResponse"))
        .body("jobComplete", equalTo(true))
        .body("cacheHit", equalTo(false))
        .body("jobReference.projectId", equalTo("p"))
        .body("jobReference.location", equalTo("EU"))
        .body("jobReference.jobId", notNullValue())
        .body("queryId", notNullValue())
        .body("schema.fields.name", contains("n"))
        .body("schema.fields.type", contains("INTEGER"))
        .body("schema.fields.mode", contains("NULLABLE"))
        .body("totalRows", equalTo("2"))
        .body("rows.f.v.flatten()", contains("0", "1"))
        .body("$", not(hasKey("pageToken")));
  }

  @Test
  void aDryRunTellsColumnsAndBytesAndRunsNothing() {
    TableName read = new TableName("p", "d", "t");
    rest.engine.selects(
        "SELECT n", List.of(Field.of("n", FieldType.INT64)), List.of(), Set.of(read), 16);

    rest.query("SELECT n", "\"dryRun\": true", "\"requestId\": \"r1\"")
        .statusCode(200)
        .body("schema.fields.name", contains("n"))
        .body("totalBytesProcessed", equalTo("16"))
        .body("jobReference", not(hasKey("jobId")))
        .body("$", not(hasKey("rows")));

    assertThat(rest.engine.executed()).isEmpty();
  }

  @Test
  void aSmallResultNeedsNoJobWhereItIsOptional() {
    rest.selectsNumbers("SELECT n", 2);

    rest.query("SELECT n", "\"jobCreationMode\": \"JOB_CREATION_OPTIONAL\"")
        .body("$", not(hasKey("jobReference")))
        .body("queryId", notNullValue());
  }

  @Test
  void theDefaultDatasetReachesTheEngine() {
    rest.selectsNumbers("SELECT 1", 1);

    rest.query("SELECT 1", "\"defaultDataset\": {\"datasetId\": \"d\"}").statusCode(200);

    assertThat(rest.engine.executed().get(0).defaultDataset()).isEqualTo(new DatasetName("p", "d"));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
