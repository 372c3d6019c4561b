package energy.bmkpi.emulator.rest;

import static energy.bmkpi.emulator.rest.Operation.GET_QUERY_RESULTS;
import static energy.bmkpi.emulator.rest.Operation.JOBS_GET;
import static energy.bmkpi.emulator.rest.Operation.JOBS_INSERT;
import static energy.bmkpi.emulator.rest.Operation.JOBS_QUERY;
import static energy.bmkpi.emulator.rest.Operation.TABLEDATA_LIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.Clustering;
import com.google.cloud.bigquery.DataFormatOptions;
import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.JobStatistics;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableInfo;
import com.google.cloud.bigquery.TableResult;
import com.google.cloud.bigquery.TimePartitioning;
import com.google.cloud.http.HttpTransportOptions;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.emulator.store.Table;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which calls the real client makes, and what it tries again by itself. */
class RealClientTest {
  private static final QueryJobConfiguration NUMBERS = QueryJobConfiguration.of("SELECT n");
  private static final QueryJobConfiguration MERGE = QueryJobConfiguration.of("MERGE");

  private final RestFixture rest = new RestFixture();
  private final BigQuery client = rest.client(HttpTransportOptions.newBuilder().build());

  @BeforeEach
  void statements() {
    rest.selectsNumbers("SELECT n", 5);
    rest.engine.changes("MERGE", 3, tables -> tables);
    rest.emulator.put(Table.of(RestFixture.TABLE, List.of(Field.of("n", FieldType.INT64))));
  }

  @AfterEach
  void close() {
    rest.close();
  }

  @Test
  void aQueryIsOneRequest() throws InterruptedException {
    assertThat(numbers(client.query(NUMBERS))).containsExactly(0L, 1L, 2L, 3L, 4L);
    assertThat(rest.emulator.requests().operations()).containsExactly(JOBS_QUERY);
  }

  @Test
  void aResultOfSeveralPagesIsReadOutOfItsAnonymousTable() throws InterruptedException {
    rest.emulator.faults().rowsPerPage(2);

    assertThat(numbers(client.query(NUMBERS))).containsExactly(0L, 1L, 2L, 3L, 4L);
    assertThat(rest.emulator.requests().operations())
        .containsExactly(JOBS_QUERY, JOBS_GET, TABLEDATA_LIST, TABLEDATA_LIST);
  }

  @Test
  void timestampsInMicrosecondsCannotBeReadBeyondTheFirstPage() throws InterruptedException {
    rest.engine.selects(
        "SELECT t",
        List.of(Field.of("t", FieldType.TIMESTAMP)),
        Collections.nCopies(2, List.of(CellValue.of(FieldType.TIMESTAMP, "2026-01-01 00:00:00Z"))));
    rest.emulator.faults().rowsPerPage(1);
    DataFormatOptions micros = DataFormatOptions.newBuilder().useInt64Timestamp(true).build();
    BigQuery exact =
        client.getOptions().toBuilder().setDataFormatOptions(micros).build().getService();

    Iterator<FieldValueList> rows =
        exact.query(QueryJobConfiguration.of("SELECT t")).iterateAll().iterator();

    assertThat(rows.next().get("t").getTimestampValue()).isEqualTo(1_767_225_600_000_000L);
    // tabledata.list is not told of the option, so the text is of seconds
    FieldValue second = rows.next().get("t");
    assertThat(second.getStringValue()).isEqualTo("1.7672256E9");
    assertThatThrownBy(second::getTimestampValue).isInstanceOf(NumberFormatException.class);
  }

  @Test
  void aQueryThatTakesLongIsAskedForUntilItIsDone() throws InterruptedException {
    rest.emulator.faults().on(JOBS_QUERY).answerIncomplete();

    assertThat(numbers(client.query(NUMBERS))).hasSize(5);
    assertThat(rest.emulator.requests().operations())
        .containsExactly(JOBS_QUERY, JOBS_GET, GET_QUERY_RESULTS, TABLEDATA_LIST);
  }

  @Test
  void aStatementWithoutColumnsTakesThreeRequests() throws InterruptedException {
    assertThat(client.query(MERGE).getTotalRows()).isZero();
    assertThat(rest.emulator.requests().operations())
        .containsExactly(JOBS_QUERY, JOBS_GET, GET_QUERY_RESULTS);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void anErrorOfTheServerIsNotTriedAgain(int status) {
    rest.emulator.faults().on(JOBS_QUERY).refuse(status, ErrorReason.BACKEND_ERROR);

    assertThatThrownBy(() -> client.query(NUMBERS))
        .isInstanceOfSatisfying(
            BigQueryException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo(status);
              assertThat(e.getReason()).isEqualTo("backendError");
              assertThat(e.isRetryable()).isTrue();
            });
    assertThat(rest.emulator.requests().count(JOBS_QUERY)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 429})
  void aRateLimitIsTriedAgainByItsMessage(int status) throws InterruptedException {
    rest.emulator.faults().on(JOBS_QUERY).refuse(status, ErrorReason.RATE_LIMIT_EXCEEDED);

    assertThat(numbers(client.query(NUMBERS))).hasSize(5);
    assertThat(rest.emulator.requests().count(JOBS_QUERY)).isEqualTo(2);
  }

  @Test
  void aLostAnswerIsAskedForAgainWithTheSameRequestId() throws InterruptedException {
    rest.emulator.faults().on(JOBS_QUERY).dropAfterCommit();

    client.query(MERGE);

    assertThat(rest.emulator.requests().of(JOBS_QUERY))
        .extracting(request -> request.body().path("requestId").asText())
        .hasSize(2)
        .satisfies(ids -> assertThat(ids.get(0)).isEqualTo(ids.get(1)));
    assertThat(rest.engine.executed()).hasSize(1);
  }

  @Test
  void anAnswerThatComesTooLateLooksLikeAnInterruptionAndIsNotAskedForAgain() {
    CountDownLatch read = new CountDownLatch(1);
    rest.emulator.faults().on(JOBS_QUERY).hold(read);
    BigQuery impatient = rest.client(HttpTransportOptions.newBuilder().setReadTimeout(100).build());

    assertThatThrownBy(() -> impatient.query(NUMBERS))
        .isInstanceOfSatisfying(BigQueryException.class, e -> assertThat(e.getCode()).isZero())
        .hasRootCauseInstanceOf(InterruptedException.class); // though nobody interrupted it
    read.countDown();

    assertThat(rest.emulator.requests().count(JOBS_QUERY)).isEqualTo(1);
  }

  @Test
  void aJobWhoseAnswerIsLostIsFoundByItsOwnId() throws InterruptedException {
    rest.emulator.faults().on(JOBS_INSERT).dropAfterCommit();

    Job job = client.create(JobInfo.of(JobId.of("j1"), MERGE));

    assertThat(rest.emulator.requests().operations())
        .containsExactly(JOBS_INSERT, JOBS_INSERT, JOBS_GET);
    assertThat(rest.engine.executed()).hasSize(1);
    assertThat(job.getStatus()).isNull(); // it asked for the statistics only
    assertThat(job.reload().getStatus().getError()).isNull();
  }

  @Test
  void aJobWithoutAnIdWhoseAnswerIsLostIsRunTwice() {
    rest.emulator.faults().on(JOBS_INSERT).dropAfterCommit();

    client.create(JobInfo.of(MERGE));

    assertThat(rest.engine.executed()).hasSize(2);
  }

  @Test
  void aDryRunTellsTheBytes() {
    QueryJobConfiguration dry =
        QueryJobConfiguration.newBuilder("SELECT n").setDryRun(true).build();

    JobStatistics.QueryStatistics statistics = client.create(JobInfo.of(dry)).getStatistics();

    assertThat(statistics.getTotalBytesProcessed()).isZero();
    assertThat(statistics.getSchema().getFields()).hasSize(1);
  }

  @Test
  void aTableIsCreatedAndChanged() {
    TableId id = TableId.of("d", "new");
    Schema schema =
        Schema.of(
            com.google.cloud.bigquery.Field.of("day", StandardSQLTypeName.DATE),
            com.google.cloud.bigquery.Field.of("s", StandardSQLTypeName.STRING));
    TimePartitioning days =
        TimePartitioning.newBuilder(TimePartitioning.Type.DAY).setField("day").build();
    StandardTableDefinition definition =
        StandardTableDefinition.newBuilder()
            .setSchema(schema)
            .setTimePartitioning(days)
            .setClustering(Clustering.newBuilder().setFields(List.of("s")).build())
            .build();
    client.create(TableInfo.newBuilder(id, definition).build());

    client.update(client.getTable(id).toBuilder().setDescription("told").build());

    com.google.cloud.bigquery.Table told = client.getTable(id);
    assertThat(told.getDescription()).isEqualTo("told");
    StandardTableDefinition after = told.getDefinition();
    assertThat(after.getTimePartitioning().getField()).isEqualTo("day");
    assertThat(after.getClustering().getFields()).containsExactly("s");
    assertThat(client.delete(id)).isTrue();
    assertThat(client.getTable(id)).isNull();
  }

  private static List<Long> numbers(TableResult result) {
    return StreamSupport.stream(result.iterateAll().spliterator(), false)
        .map(row -> row.get("n").getLongValue())
        .toList();
  }
}
