package energy.bmkpi.emulator.rest;

import static energy.bmkpi.emulator.rest.Operation.GET_QUERY_RESULTS;
import static energy.bmkpi.emulator.rest.Operation.JOBS_GET;
import static energy.bmkpi.emulator.rest.Operation.JOBS_INSERT;
import static energy.bmkpi.emulator.rest.Operation.JOBS_QUERY;
import static energy.bmkpi.emulator.rest.Operation.TABLEDATA_LIST;
import static energy.bmkpi.emulator.rest.Operation.UPLOAD_CHUNK;
import static energy.bmkpi.emulator.rest.Operation.UPLOAD_START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.retrying.RetrySettings;
import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.bigquery.Clustering;
import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.JobStatistics;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.TableDataWriteChannel;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableInfo;
import com.google.cloud.bigquery.TableResult;
import com.google.cloud.bigquery.TimePartitioning;
import com.google.cloud.bigquery.WriteChannelConfiguration;
import com.google.cloud.http.HttpTransportOptions;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.emulator.store.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
  private static final int CHUNK = 256 * 1024;
  private static final String ROW = "{\"n\": 1      }\n\n";
  private static final QueryJobConfiguration NUMBERS = QueryJobConfiguration.of("SELECT n");
  private static final QueryJobConfiguration MERGE = QueryJobConfiguration.of("MERGE");

  private final RestFixture rest = new RestFixture();
  private final BigQuery client = client(HttpTransportOptions.newBuilder().build());

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

  private BigQuery client(HttpTransportOptions transport) {
    return BigQueryOptions.newBuilder()
        .setHost(rest.emulator.host())
        .setProjectId("p")
        .setCredentials(NoCredentials.getInstance())
        .setTransportOptions(transport)
        .setRetrySettings(
            RetrySettings.newBuilder()
                .setMaxAttempts(3)
                .setInitialRetryDelayDuration(Duration.ofMillis(1))
                .setMaxRetryDelayDuration(Duration.ofMillis(1))
                .setTotalTimeoutDuration(Duration.ofSeconds(50))
                .build())
        .build()
        .getService();
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
    BigQuery impatient = client(HttpTransportOptions.newBuilder().setReadTimeout(100).build());

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

  @Test
  void aWriterLoadsInChunks() throws IOException {
    assertThat(load(JobId.of("l1"), CHUNK / ROW.length() + 1)).isNotNull();

    assertThat(rest.stored()).hasSize(CHUNK / ROW.length() + 1);
    assertThat(rest.emulator.requests().operations())
        .containsExactly(UPLOAD_START, UPLOAD_CHUNK, UPLOAD_CHUNK);
  }

  @Test
  void aWriterOfNothingMakesNoJob() throws IOException {
    assertThat(load(JobId.of("l1"), 0)).isNull();
    assertThat(rest.emulator.requests().operations()).containsExactly(UPLOAD_START);
  }

  @Test
  void aWriterOfWholeChunksNeverEndsItsUpload() throws IOException {
    assertThat(load(JobId.of("l1"), CHUNK / ROW.length())).isNull();

    assertThat(rest.stored()).isEmpty();
    assertThat(rest.emulator.requests().operations()).containsExactly(UPLOAD_START, UPLOAD_CHUNK);
  }

  @Test
  void aChunkWhoseAnswerIsLostIsSentAgain() throws IOException {
    rest.emulator.faults().on(UPLOAD_CHUNK).dropAfterCommit();

    assertThat(load(JobId.of("l1"), 1)).isNotNull();

    assertThat(rest.stored()).hasSize(1);
    assertThat(rest.emulator.requests().count(UPLOAD_CHUNK)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void aChunkThatIsRefusedIsNotSentAgain(int status) {
    rest.emulator.faults().on(UPLOAD_CHUNK).refuse(status, ErrorReason.BACKEND_ERROR);

    assertThatThrownBy(() -> load(JobId.of("l1"), 1))
        .isInstanceOfSatisfying(
            BigQueryException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo(status);
              assertThat(e.getReason()).isNull();
            });
    assertThat(rest.emulator.requests().count(UPLOAD_CHUNK)).isEqualTo(1);
  }

  private Job load(JobId id, int rows) throws IOException {
    WriteChannelConfiguration configuration =
        WriteChannelConfiguration.newBuilder(TableId.of("d", "t"))
            .setFormatOptions(FormatOptions.json())
            .setWriteDisposition(JobInfo.WriteDisposition.WRITE_APPEND)
            .build();
    TableDataWriteChannel channel = client.writer(id, configuration);
    channel.setChunkSize(CHUNK);
    try (channel) {
      channel.write(ByteBuffer.wrap(ROW.repeat(rows).getBytes(StandardCharsets.UTF_8)));
    }
    return channel.getJob();
  }

  private static List<Long> numbers(TableResult result) {
    return StreamSupport.stream(result.iterateAll().spliterator(), false)
        .map(row -> row.get("n").getLongValue())
        .toList();
  }
}
