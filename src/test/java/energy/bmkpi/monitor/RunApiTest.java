package energy.bmkpi.monitor;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of the page's JSON API, and what the server refuses. */
class RunApiTest {
  private final SampleRun run = new SampleRun();
  private final MonitorServer server = MonitorServer.start("127.0.0.1", 0, run.progress, 6.25);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void beforeTheSourcesAreCheckedMuchIsUnknown() {
    api()
        .get("/api/run")
        .then()
        .statusCode(200)
        .contentType("application/json; charset=utf-8")
        .body("phase", equalTo("checking"))
        .body("run_id", nullValue())
        .body("remaining_s", nullValue())
        .body("bytes_billed", nullValue())
        .body("cost_usd", nullValue())
        .body("queries.waiting", equalTo(12))
        .body("days", hasSize(0));
  }

  @Test
  void theRunIsToldInNumbers() {
    run.begun();

    api()
        .get("/api/run")
        .then()
        .body("phase", equalTo("computing"))
        .body("run_id", equalTo("20260401T090000Z-1f"))
        .body("date_from", equalTo("2026-03-01"))
        .body("date_to", equalTo("2026-03-21"))
        .body("batch_days", equalTo(7))
        .body("workers", equalTo(4))
        .body("started_at", equalTo("2026-04-01T09:00:00Z"))
        .body("elapsed_s", equalTo(4.0f))
        .body("remaining_s", equalTo(8.0f))
        .body("rows", equalTo(4000))
        .body("rows_per_s", equalTo(1000.0f))
        .body("retries", equalTo(1))
        .body("bytes_billed", equalTo(4294967296L))
        .body("cost_usd", equalTo(0.024414062f))
        .body("failure", nullValue())
        .body("queries.total", equalTo(12))
        .body("queries.done", equalTo(4))
        .body("queries.running", equalTo(1))
        .body("queries.waiting", equalTo(6))
        .body("queries.failed", equalTo(1));
  }

  @Test
  void datasetsAndBatchesAreInTheSameOrder() {
    run.begun();

    api()
        .get("/api/run")
        .then()
        .body("datasets.dataset", contains("BOALF", "BOD", "BOAV", "EBOCF"))
        .body("datasets[1].done", equalTo(1))
        .body("datasets[1].batches", equalTo(3))
        .body("datasets[1].rows", equalTo(1000))
        .body("batches.number", contains(1, 2, 3))
        .body("batches[1].date_from", equalTo("2026-03-08"))
        .body("batches[1].date_to", equalTo("2026-03-14"))
        .body("batches[0].queries.state", contains("done", "done", "done", "done"))
        .body("batches[0].queries[0].duration_s", equalTo(1.0f))
        .body("batches[1].queries.state", contains("waiting", "running", "waiting", "waiting"))
        .body("batches[2].queries.state", contains("waiting", "waiting", "failed", "waiting"));
  }

  @Test
  void aDayWithoutDataIsAbsentAndAnUnknownKpiNull() {
    run.begun();

    api()
        .get("/api/run")
        .then()
        .body("days", hasSize(6))
        .body("days[0].settlement_date", equalTo("2026-03-01"))
        .body("days[0].net_cashflow_gbp", equalTo(-2999.5f))
        .body("days[0].unit_count", equalTo(30))
        .body("days[0].ewap_bid", nullValue())
        .body("days[1].settlement_date", equalTo("2026-03-03"))
        .body("days[1].net_cashflow_gbp", nullValue());
  }

  @Test
  void aFailureIsTold() {
    run.begun().progress.failed(new IllegalStateException("1 of 3 batches failed"));

    api()
        .get("/api/run")
        .then()
        .body("phase", equalTo("failed"))
        .body("failure", equalTo("1 of 3 batches failed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/run", "/api/run/events"})
  void nothingCanBeChanged(String path) {
    for (String method : new String[] {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"}) {
      api().request(method, path).then().statusCode(405).header("Allow", "GET, HEAD");
    }
    api().head(path).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/run", "/api/run/events", "/nothing"})
  void everyAnswerForbidsToBeMisused(String path) {
    api()
        .head(path)
        .then()
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Cache-Control", "no-store")
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
        .header("Content-Security-Policy", not(containsString("unsafe")))
        .header("Access-Control-Allow-Origin", nullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api", "/api/run/", "/api/runs", "/api/run/events/1", "/favicon.ico"})
  void otherPathsAreNotThere(String path) {
    api().get(path).then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "evil.example:80", "127.0.0.1.evil.example", "", "a b"})
  void aNameThatIsNotOursIsRefused(String host) {
    api().header("Host", host).get("/api/run").then().statusCode(421);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1", "[::1]:1", "192.168.1.7:99"})
  void addressesAndLocalhostAreOurs(String host) {
    api().header("Host", host).get("/api/run").then().statusCode(200);
  }

  @Test
  void theSameScriptIsAllowedOnlyOnce() {
    String first =
        api().get("/").then().statusCode(200).extract().header("Content-Security-Policy");
    String second = api().get("/").then().extract().header("Content-Security-Policy");

    assertThat(first).isNotEqualTo(second);
    assertThat(api().get("/").asString()).doesNotContain("{nonce}");
  }

  @Test
  void aPortThatIsTakenIsToldWithWhatToDo() {
    assertThatThrownBy(
            () -> MonitorServer.start("127.0.0.1", server.page().getPort(), run.progress, 6.25))
        .isInstanceOf(Failure.class)
        .hasMessage("port %d of 127.0.0.1 is in use by another process", server.page().getPort())
        .extracting(failure -> ((Failure) failure).category())
        .isEqualTo(FailureCategory.CONFIGURATION);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 'cannot be served on 192.0.2.1, which is no address of this machine'",
    "nowhere.invalid, there is no host nowhere.invalid"
  })
  void anAddressThatThisMachineHasNotIsToldAsSuch(String host, String told) {
    assertThatThrownBy(() -> MonitorServer.start(host, 0, run.progress, 6.25))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(told)
        .extracting(failure -> ((Failure) failure).remedy())
        .asString()
        .contains("a port alone for the loopback address");
  }

  private RequestSpecification api() {
    return given().baseUri("http://127.0.0.1").port(server.page().getPort());
  }
}
