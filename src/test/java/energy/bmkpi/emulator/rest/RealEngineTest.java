package energy.bmkpi.emulator.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import energy.bmkpi.emulator.BigQueryEmulator;
import energy.bmkpi.emulator.sql.GoogleSqlEngine;
import energy.bmkpi.testing.Slow;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The REST interface in front of the real engine. */
@Slow
class RealEngineTest {
  private final BigQueryEmulator emulator =
      BigQueryEmulator.start(new GoogleSqlEngine())
          .put(
              RestFixture.partitioned(
                  List.of(
                      RestFixture.row(1, "2026-01-01", "one"),
                      RestFixture.row(2, "2026-01-02", "two"))));

  @AfterEach
  void close() {
    emulator.close();
  }

  @Test
  void aParameterIsUsedInTheQuery() {
    query(
            "SELECT s FROM d.t WHERE day = @day",
            """
            , "queryParameters": [{"name": "day", "parameterType": {"type": "DATE"},
               "parameterValue": {"value": "2026-01-02"}}]
            """)
        .statusCode(200)
        .body("rows.f.v.flatten()", contains("two"))
        .body("totalBytesBilled", equalTo("10485760"));
  }

  @Test
  void aMissingTableIsNotFound() {
    query("SELECT * FROM d.missing", "")
        .statusCode(404)
        .body("error.errors[0].reason", equalTo("notFound"))
        .body("error.message", startsWith("Not found: Table p:d.missing"));
  }

  @Test
  void anUnknownColumnIsAnInvalidQuery() {
    query("SELECT x FROM d.t", "")
        .statusCode(400)
        .body("error.errors[0].reason", equalTo("invalidQuery"))
        .body("error.message", equalTo("Unrecognized name: x at [1:8]"));
  }

  @Test
  void whatAScriptDidBeforeItFailedStaysAndATransactionDoesNot() {
    query("CREATE TABLE d.made (a INT64); SELECT ERROR('later')", "").statusCode(400);
    query(
            "BEGIN TRANSACTION; DELETE FROM d.t WHERE TRUE; SELECT ERROR('later');"
                + " COMMIT TRANSACTION",
            "")
        .statusCode(400);

    query("SELECT COUNT(*) FROM d.made", "").statusCode(200);
    query("SELECT COUNT(*) FROM d.t", "").body("rows[0].f[0].v", equalTo("2"));
  }

  private ValidatableResponse query(String sql, String more) {
    return RestAssured.given()
        .baseUri(emulator.host())
        .contentType(ContentType.JSON)
        .body("{\"useLegacySql\": false, \"query\": \"" + sql + "\"" + more + "}")
        .post(RestFixture.PROJECT + "/queries")
        .then();
  }
}
