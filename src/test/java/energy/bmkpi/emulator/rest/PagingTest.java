package energy.bmkpi.emulator.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A result in pages, whose tokens all three ways to read it understand. */
class PagingTest {
  private final RestFixture rest = new RestFixture();

  @BeforeEach
  void fiveRows() {
    rest.selectsNumbers("SELECT n", 5);
  }

  @AfterEach
  void close() {
    rest.close();
  }

  @Test
  void aPageIsAsLongAsAskedForAndTheNextBeginsAfterIt() {
    ValidatableResponse first = rest.query("SELECT n", "\"maxResults\": 2");
    first.body("rows.f.v.flatten()", contains("0", "1")).body("totalRows", equalTo("5"));
    String job = first.extract().path("jobReference.jobId");
    String token = first.extract().path("pageToken");

    rest.get("/queries/" + job + "?maxResults=2&pageToken=" + token)
        .statusCode(200)
        .body("kind", equalTo("bigquery#getQueryResultsResponse"))
        .body("rows.f.v.flatten()", contains("2", "3"))
        .body("$", hasKey("pageToken"));
    rest.get("/queries/" + job + "?startIndex=4")
        .body("rows.f.v.flatten()", contains("4"))
        .body("$", not(hasKey("pageToken")));
  }

  @Test
  void theRestIsInTheAnonymousTableOfTheJob() {
    rest.emulator.faults().rowsPerPage(3);
    ValidatableResponse first = rest.query("SELECT n");
    String job = first.extract().path("jobReference.jobId");
    String token = first.extract().path("pageToken");
    String destination = "configuration.query.destinationTable.";
    ValidatableResponse resource = rest.get("/jobs/" + job);
    String dataset = resource.extract().path(destination + "datasetId");
    String table = resource.extract().path(destination + "tableId");

    rest.get("/datasets/" + dataset + "/tables/" + table + "/data?pageToken=" + token)
        .body("kind", equalTo("bigquery#tableDataList"))
        .body("totalRows", equalTo("5"))
        .body("rows.f.v.flatten()", contains("3", "4"));
  }

  @Test
  void aTokenOfAnotherResultIsInvalid() {
    rest.emulator.faults().rowsPerPage(2);
    String token = rest.query("SELECT n").extract().path("pageToken");
    String other = rest.query("SELECT n").extract().path("jobReference.jobId");

    rest.get("/queries/" + other + "?pageToken=" + token)
        .statusCode(400)
        .body("error.errors[0].reason", equalTo("invalid"));
  }

  @Test
  void noRowsAreToldWhereNoneAreAskedFor() {
    String job = rest.query("SELECT n").extract().path("jobReference.jobId");

    rest.get("/queries/" + job + "?maxResults=0")
        .body("jobComplete", equalTo(true))
        .body("totalRows", equalTo("5"))
        .body("$", not(hasKey("rows")));
  }
}
