package energy.bmkpi.emulator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.emulator.store.Table;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever the emulator would overlook, it refuses, and the test that asked for it fails. */
class StrictnessTest {
  private final RestFixture rest = new RestFixture();

  @AfterEach
  void close() {
    rest.emulator.takeUnknownRequests();
    rest.close();
  }

  @Test
  void anUnknownPathIsRefusedAndFailsTheClosing() {
    RestFixture failing = new RestFixture();
    failing.get("/models").statusCode(501).body("error.status", equalTo("UNIMPLEMENTED"));

    assertThatThrownBy(failing::close)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("/bigquery/v2/projects/p/models");
  }

  @Test
  void anUnknownMethodIsRefused() {
    isRefused(rest.request().put(RestFixture.PROJECT + "/datasets/d").then(), "method and path");
  }

  @Test
  void anUnknownQueryParameterIsRefused() {
    isRefused(rest.get("/datasets/d?datasetView=FULL"), "datasetView");
  }

  @Test
  void anUnknownFieldOfABodyIsRefused() {
    isRefused(rest.query("SELECT n", "\"continuous\": true"), "continuous");
    isRefused(
        rest.query("SELECT n", "\"connectionProperties\": [{\"key\": \"a\"}]"),
        "connectionProperties.key");
  }

  @Test
  void legacySqlIsRefusedEvenWhereItIsTheDefault() {
    isRefused(rest.post("/queries", "{\"query\": \"SELECT 1\"}"), "legacy SQL");
  }

  @Test
  void aSchemaIsNotDetected() {
    isRefused(rest.load("t", "1", "\"autodetect\": true"), "detect the schema");
  }

  @Test
  void partitionsAreOfDaysOnly() {
    isRefused(
        rest.post(
            "/datasets/d/tables",
            """
            {"tableReference": {"projectId": "p", "datasetId": "d", "tableId": "x"},
             "schema": {"fields": [{"name": "t", "type": "TIMESTAMP"}]},
             "timePartitioning": {"type": "HOUR", "field": "t"}}
            """),
        "other than of a DAY");
  }

  @Test
  void aRepeatedColumnIsRefused() {
    isRefused(
        rest.post(
            "/datasets/d/tables",
            """
            {"tableReference": {"projectId": "p", "datasetId": "d", "tableId": "x"},
             "schema": {"fields": [{"name": "t", "type": "STRING", "mode": "REPEATED"}]}}
            """),
        "REPEATED");
  }

  @Test
  void compressedRequestsAreReadAndAnswersCompressedWhereAsked() throws IOException {
    rest.emulator.put(Table.of(RestFixture.TABLE, List.of(Field.of("n", FieldType.INT64))));
    rest.selectsNumbers("SELECT n", 2);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(
          "{\"query\": \"SELECT n\", \"useLegacySql\": false}".getBytes(StandardCharsets.UTF_8));
    }

    rest.request()
        .contentType(ContentType.JSON)
        .header("Content-Encoding", "gzip")
        .header("Accept-Encoding", "gzip")
        .body(bytes.toByteArray())
        .post(RestFixture.PROJECT + "/queries")
        .then()
        .statusCode(200)
        .body("totalRows", equalTo("2"));
  }

  private void isRefused(ValidatableResponse response, String why) {
    response.statusCode(501).body("error.message", containsString(why));
    assertThat(rest.emulator.takeUnknownRequests()).singleElement().asString().contains(why);
  }
}
