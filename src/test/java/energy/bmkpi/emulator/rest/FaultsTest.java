package energy.bmkpi.emulator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong on demand, and the record of requests. */
class FaultsTest {
  private final RestFixture rest = new RestFixture();

  @BeforeEach
  void statements() {
    rest.selectsNumbers("SELECT n", 3);
    rest.engine.changes("MERGE", 1, tables -> tables);
  }

  @AfterEach
  void close() {
    rest.close();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "RATE_LIMIT_EXCEEDED",
        "QUOTA_EXCEEDED",
        "BACKEND_ERROR",
        "INTERNAL_ERROR",
        "ACCESS_DENIED"
      })
  void theNextRequestIsRefusedAndNothingIsRun(ErrorReason reason) {
    rest.emulator.faults().on(Operation.JOBS_QUERY).refuse(reason);

    rest.query("MERGE")
        .statusCode(reason.httpStatus())
        .body("error.code", equalTo(reason.httpStatus()))
        .body("error.errors[0].reason", equalTo(reason.restName()));
    assertThat(rest.engine.executed()).isEmpty();
    rest.query("MERGE").statusCode(200);
  }

  @Test
  void aRefusalMayTellWhenToTryAgain() {
    rest.emulator
        .faults()
        .on(Operation.JOBS_QUERY)
        .refuse(429, ErrorReason.RATE_LIMIT_EXCEEDED, Duration.ofSeconds(2));

    rest.query("MERGE").statusCode(429).header("Retry-After", "2");
    rest.query("MERGE").statusCode(200).header("Retry-After", nullValue());
  }

  @Test
  void aRuleIsCountedForTheRequestsThatMatchIt() {
    rest.emulator
        .faults()
        .on(Operation.JOBS_QUERY)
        .containing("MERGE")
        .afterFirst(1)
        .times(2)
        .refuse(ErrorReason.BACKEND_ERROR);

    rest.query("MERGE").statusCode(200);
    rest.query("SELECT n").statusCode(200);
    rest.query("MERGE").statusCode(503);
    rest.get("/datasets/d").statusCode(200);
    rest.query("MERGE").statusCode(503);
    rest.query("MERGE").statusCode(200);
  }

  @Test
  void aConnectionMayEndBeforeAnythingIsDone() {
    rest.emulator.faults().on(Operation.JOBS_QUERY).always().dropBeforeProcessing();

    assertThatThrownBy(() -> rest.query("MERGE")).isInstanceOf(IOException.class);

    assertThat(rest.engine.executed()).isEmpty();
  }

  @Test
  void aConnectionMayEndAfterTheWorkIsDone() {
    rest.emulator.faults().on(Operation.JOBS_QUERY).always().dropAfterCommit();

    assertThatThrownBy(() -> rest.query("MERGE", "\"requestId\": \"r1\""))
        .isInstanceOf(IOException.class);
    assertThat(rest.engine.executed()).hasSize(1);

    rest.emulator.faults().clear();
    rest.query("MERGE", "\"requestId\": \"r1\"").body("numDmlAffectedRows", equalTo("1"));
    assertThat(rest.engine.executed()).hasSize(1);
  }

  @Test
  void anAnswerMayDripOrGoOnForEver() throws IOException {
    rest.emulator.faults().on(Operation.DATASETS_GET).dripAnswer();
    rest.emulator.faults().on(Operation.DATASETS_GET).afterFirst(1).answerWithoutEnd();

    try (InputStream drips = rest.stream("/datasets/d")) {
      assertThat(new String(drips.readNBytes(4), StandardCharsets.UTF_8)).isEqualTo("{   ");
    }
    try (InputStream endless = rest.stream("/datasets/d")) {
      assertThat(endless.readNBytes(1 << 20)).hasSize(1 << 20);
    }
    rest.get("/datasets/d").statusCode(200);
  }

  @Test
  void aJobMaySeemToRunForAWhile() {
    rest.emulator.faults().on(Operation.JOBS_QUERY).answerIncomplete();
    rest.emulator.faults().on(Operation.GET_QUERY_RESULTS).times(2).answerIncomplete();
    rest.emulator.faults().on(Operation.JOBS_GET).answerIncomplete();

    String job =
        rest.query("SELECT n")
            .body("jobComplete", equalTo(false))
            .body("$", not(hasKey("rows")))
            .extract()
            .path("jobReference.jobId");

    rest.get("/jobs/" + job).body("status.state", equalTo("RUNNING"));
    rest.get("/jobs/" + job).body("status.state", equalTo("DONE"));
    rest.get("/queries/" + job).body("jobComplete", equalTo(false));
    rest.get("/queries/" + job).body("jobComplete", equalTo(false));
    rest.get("/queries/" + job).body("jobComplete", equalTo(true)).body("totalRows", equalTo("3"));
  }

  @Test
  void aJobRunsUntilItIsOldEnough() {
    String job = rest.query("SELECT n").extract().path("jobReference.jobId");

    rest.emulator.faults().on(Operation.JOBS_GET).answerIncompleteUntil(Duration.ofDays(1));
    rest.emulator
        .faults()
        .on(Operation.JOBS_GET)
        .afterFirst(1)
        .answerIncompleteUntil(Duration.ZERO);

    rest.get("/jobs/" + job).body("status.state", equalTo("RUNNING"));
    rest.get("/jobs/" + job).body("status.state", equalTo("DONE"));
  }

  @Test
  void anAnswerLeavesNoSoonerThanTold() {
    Duration time = Duration.ofMillis(50);
    rest.emulator.faults().on(Operation.JOBS_QUERY).answerAfter(time);

    long began = System.nanoTime();
    rest.query("SELECT n").body("totalRows", equalTo("3"));

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(time);
  }

  @Test
  void requestsThatDifferInTheirIdAloneGetOneAnswerIfTold() {
    rest.emulator.faults().on(Operation.JOBS_QUERY).always().answerAsTheFirst();

    String first = rest.query("SELECT n", "\"requestId\": \"r1\"").extract().asString();
    String second = rest.query("SELECT n", "\"requestId\": \"r2\"").extract().asString();
    rest.query("MERGE", "\"requestId\": \"r3\"").body("numDmlAffectedRows", equalTo("1"));

    assertThat(second).isEqualTo(first);
    assertThat(rest.engine.executed()).hasSize(2);
  }

  @Test
  void theContentOfAnUploadMayBeLeftUnread() {
    rest.emulator.put(RestFixture.partitioned(List.of()));
    rest.emulator.faults().on(Operation.UPLOAD_START).leaveContentUnread();

    rest.load("t", "not a row", "\"sourceFormat\": \"CSV\"")
        .body("status", not(hasKey("errorResult")))
        .body("statistics.load.outputRows", equalTo("0"));
  }

  @Test
  void requestsThatAreHeldAreInFlightTogether() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    rest.emulator.faults().on(Operation.JOBS_QUERY).always().hold(open);
    ExecutorService clients = Executors.newFixedThreadPool(3);
    try {
      List<? extends Future<?>> all =
          List.of("SELECT n", "SELECT n", "MERGE").stream()
              .map(sql -> clients.submit(() -> rest.query(sql)))
              .toList();
      while (rest.emulator.requests().peak(Operation.JOBS_QUERY) < 3) {
        Thread.onSpinWait();
      }
      open.countDown();
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      clients.shutdown();
    }
    rest.get("/datasets/d");

    assertThat(rest.emulator.requests().peak()).isEqualTo(3);
    assertThat(rest.emulator.requests().peak(Operation.DATASETS_GET)).isEqualTo(1);
  }

  @Test
  void requestsAreRecordedWithTheirBodyAndParameters() {
    rest.query("SELECT n", "\"requestId\": \"r1\"");
    rest.get("/datasets/d?prettyPrint=false");

    assertThat(rest.emulator.requests().operations())
        .containsExactly(Operation.JOBS_QUERY, Operation.DATASETS_GET);
    RecordedRequest query = rest.emulator.requests().of(Operation.JOBS_QUERY).get(0);
    assertThat(query.body().path("requestId").asText()).isEqualTo("r1");
    assertThat(query.path()).isEqualTo("/bigquery/v2/projects/p/queries");
    assertThat(rest.emulator.requests().of(Operation.DATASETS_GET).get(0).queryParameters())
        .containsEntry("prettyPrint", "false");
  }
}
