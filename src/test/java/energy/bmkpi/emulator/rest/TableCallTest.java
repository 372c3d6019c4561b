package energy.bmkpi.emulator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import energy.bmkpi.emulator.BigQueryEmulator;
import energy.bmkpi.emulator.store.Table;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** tables and datasets: get, insert, patch, delete and list. */
class TableCallTest {
  private static final String TABLES = "/datasets/d/tables";
  private static final String NEW_TABLE =
      """
      {"tableReference": {"projectId": "p", "datasetId": "d", "tableId": "new"},
       "description": "told", "labels": {"team": "kpi"},
       "schema": {"fields": [
         {"name": "a", "type": "INT64", "mode": "REQUIRED", "description": "a number"},
         {"name": "day", "type": "DATE"}]},
       "timePartitioning": {"type": "DAY", "field": "day", "expirationMs": null},
       "clustering": {"fields": ["a"]}}
      """;

  private final RestFixture rest = new RestFixture();

  @AfterEach
  void close() {
    rest.close();
  }

  @Test
  void anInsertedTableIsToldAsItWasGiven() {
    rest.post(TABLES, NEW_TABLE).statusCode(200);

    rest.get(TABLES + "/new")
        .statusCode(200)
        .body("kind", equalTo("bigquery#table"))
        .body("id", equalTo("p:d.new"))
        .body("type", equalTo("TABLE"))
        .body("description", equalTo("told"))
        .body("labels.team", equalTo("kpi"))
        .body("schema.fields.name", contains("a", "day"))
        .body("schema.fields.type", contains("INTEGER", "DATE"))
        .body("schema.fields.mode", contains("REQUIRED", "NULLABLE"))
        .body("schema.fields[0].description", equalTo("a number"))
        .body("timePartitioning.type", equalTo("DAY"))
        .body("timePartitioning.field", equalTo("day"))
        .body("clustering.fields", contains("a"))
        .body("numRows", equalTo("0"))
        .body("location", equalTo("EU"));
  }

  @Test
  void aTableIsInsertedOnce() {
    rest.post(TABLES, NEW_TABLE);

    rest.post(TABLES, NEW_TABLE)
        .statusCode(409)
        .body("error.message", equalTo("Already Exists: Table p:d.new"))
        .body("error.errors[0].reason", equalTo("duplicate"));
  }

  @Test
  void whatIsNotThereIsNotFound() {
    rest.get(TABLES + "/x")
        .statusCode(404)
        .body("error.message", equalTo("Not found: Table p:d.x"));
    rest.get("/datasets/x/tables/y")
        .statusCode(404)
        .body("error.message", equalTo("Not found: Dataset p:x"));
    rest.get("/datasets/x").statusCode(404);
    rest.request().delete(RestFixture.PROJECT + TABLES + "/x").then().statusCode(404);
  }

  @Test
  void aColumnThatPartitionsMustBeADate() {
    rest.post(TABLES, NEW_TABLE.replace("\"field\": \"day\"", "\"field\": \"a\""))
        .statusCode(400)
        .body("error.errors[0].reason", equalTo("invalid"));
  }

  @Test
  void aPatchChangesWhatItNamesAndNothingElse() {
    rest.emulator.put(RestFixture.partitioned(List.of(RestFixture.row(1, "2026-01-01", "x"))));

    rest.request()
        .contentType(ContentType.JSON)
        .body("{\"description\": null, \"labels\": {\"more\": \"yes\", \"team\": null}}")
        .patch(RestFixture.PROJECT + TABLES + "/t")
        .then()
        .statusCode(200)
        .body("$", not(hasKey("description")))
        .body("labels.more", equalTo("yes"))
        .body("labels", not(hasKey("team")))
        .body("numRows", equalTo("1"))
        .body("timePartitioning.field", equalTo("day"));
  }

  @Test
  void aPatchMayAddAColumn() {
    rest.post(TABLES, NEW_TABLE);
    String fields =
        "{\"name\": \"a\", \"type\": \"INTEGER\"}, {\"name\": \"day\", \"type\": \"DATE\"}";

    rest.request()
        .contentType(ContentType.JSON)
        .body(
            "{\"schema\": {\"fields\": ["
                + fields
                + ", {\"name\": \"more\", \"type\": \"STRING\"}]}}")
        .patch(RestFixture.PROJECT + TABLES + "/new")
        .then()
        .statusCode(200)
        .body("schema.fields.name", contains("a", "day", "more"));
  }

  @Test
  void aTableIsGoneWhenItsTimeIsOver() {
    Instant begin = Instant.parse("2026-01-01T00:00:00Z");
    AtomicReference<Instant> now = new AtomicReference<>(begin);
    InstantSource source = now::get;
    try (BigQueryEmulator emulator = BigQueryEmulator.start(rest.engine, source)) {
      Table lasting = RestFixture.partitioned(List.of());
      Instant end = begin.plus(Duration.ofHours(1));
      emulator.put(
          new Table(
              lasting.name(),
              lasting.fields(),
              null,
              List.of(),
              null,
              lasting.labels(),
              begin,
              end,
              List.of()));

      now.set(end.minusMillis(1));
      assertThat(emulator.tables().tables()).hasSize(1);
      now.set(end);
      assertThat(emulator.tables().tables()).isEmpty();
    }
  }

  @Test
  void tablesAreListedByName() {
    rest.post(TABLES, NEW_TABLE.replace("\"new\"", "\"z\""));
    rest.post(TABLES, NEW_TABLE.replace("\"new\"", "\"b\""));

    rest.get(TABLES)
        .body("kind", equalTo("bigquery#tableList"))
        .body("tables.tableReference.tableId", contains("b", "z"))
        .body("totalItems", equalTo(2));
  }

  @Test
  void aDatasetIsInsertedToldAndDeleted() {
    String body =
        "{\"datasetReference\": {\"projectId\": \"p\", \"datasetId\": \"e\"}, \"location\": \"EU\"}";
    rest.post("/datasets", body).statusCode(200).body("id", equalTo("p:e"));
    rest.post("/datasets", body)
        .statusCode(409)
        .body("error.message", equalTo("Already Exists: Dataset p:e"));
    rest.get("/datasets").body("datasets.datasetReference.datasetId", contains("d", "e"));

    rest.request().delete(RestFixture.PROJECT + "/datasets/e").then().statusCode(204);

    rest.get("/datasets/e").statusCode(404);
  }

  @Test
  void aDatasetWithTablesIsDeletedOnlyWithThem() {
    rest.post(TABLES, NEW_TABLE);
    String dataset = RestFixture.PROJECT + "/datasets/d";

    rest.request().delete(dataset).then().body("error.errors[0].reason", equalTo("resourceInUse"));
    rest.request().delete(dataset + "?deleteContents=true").then().statusCode(204);

    assertThat(rest.emulator.tables().tables()).isEmpty();
  }
}
