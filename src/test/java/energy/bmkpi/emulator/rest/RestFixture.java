package energy.bmkpi.emulator.rest;

import com.google.api.gax.retrying.RetrySettings;
import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.http.HttpTransportOptions;
import com.google.zetasql.Value;
import energy.bmkpi.emulator.BigQueryEmulator;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.emulator.store.Table;
import energy.bmkpi.emulator.store.TableName;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** An emulator without SQL but what a test tells it, and requests by hand. */
final class RestFixture implements AutoCloseable {
  static final String PROJECT = "/bigquery/v2/projects/p";
  static final TableName TABLE = new TableName("p", "d", "t");

  final FakeSqlEngine engine = new FakeSqlEngine();
  final BigQueryEmulator emulator = BigQueryEmulator.start(engine).putDataset("p", "d");

  /** Columns a INTEGER REQUIRED, day DATE and s STRING, partitioned by day. */
  static Table partitioned(List<List<Value>> rows) {
    return new Table(
        TABLE,
        List.of(
            new Field("a", FieldType.INT64, true, "a number"),
            Field.of("day", FieldType.DATE),
            Field.of("s", FieldType.STRING)),
        "day",
        List.of("s"),
        "as stored",
        Map.of("team", "kpi"),
        Instant.EPOCH,
        null,
        rows);
  }

  static List<Value> row(long a, String day, String s) {
    return List.of(
        Value.createInt64Value(a), CellValue.of(FieldType.DATE, day), Value.createStringValue(s));
  }

  /** A query whose result has the one column n with 0, 1, 2, … */
  RestFixture selectsNumbers(String sql, int rows) {
    engine.selects(
        sql,
        List.of(Field.of("n", FieldType.INT64)),
        IntStream.range(0, rows).mapToObj(n -> List.of(Value.createInt64Value(n))).toList());
    return this;
  }

  /** The real client, which waits no time before it tries again. */
  BigQuery client(HttpTransportOptions transport) {
    return BigQueryOptions.newBuilder()
        .setHost(emulator.host())
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

  RequestSpecification request() {
    return RestAssured.given().baseUri(emulator.host());
  }

  ValidatableResponse get(String path) {
    return request().get(PROJECT + path).then();
  }

  /** As it arrives. */
  InputStream stream(String path) throws IOException {
    return URI.create(emulator.host() + PROJECT + path).toURL().openStream();
  }

  ValidatableResponse post(String path, String body) {
    return response(path, body).then();
  }

  Response response(String path, String body) {
    return request().contentType(ContentType.JSON).body(body).post(PROJECT + path);
  }

  /** jobs.query with further fields of the body, such as {@code "dryRun": true}. */
  ValidatableResponse query(String sql, String... fields) {
    String more = fields.length == 0 ? "" : ", " + String.join(", ", fields);
    return post("/queries", "{\"useLegacySql\": false, \"query\": \"" + sql + "\"" + more + "}");
  }

  /** jobs.insert of a query with further fields of its configuration. */
  ValidatableResponse insert(String jobId, String sql, String... fields) {
    String more = fields.length == 0 ? "" : ", " + String.join(", ", fields);
    return post(
        "/jobs",
        """
        {"jobReference": {"projectId": "p", "jobId": "%s"},
         "configuration": {"query": {"useLegacySql": false, "query": "%s" %s}}}
        """
            .formatted(jobId, sql, more));
  }

  /** Loads the content in one multipart request, with fields of the load's configuration. */
  ValidatableResponse load(String table, String content, String... fields) {
    String more = fields.length == 0 ? "" : ", " + String.join(", ", fields);
    String configuration =
        """
        {"configuration": {"load": {"destinationTable": {"datasetId": "d", "tableId": "%s"} %s}}}
        """
            .formatted(table, more);
    return request()
        .header("Content-Type", "multipart/related; boundary=xyz")
        .queryParam("uploadType", "multipart")
        .body(
            String.join(
                    "\r\n",
                    "--xyz",
                    "Content-Type: application/json",
                    "",
                    configuration,
                    "--xyz",
                    "Content-Type: */*",
                    "",
                    content,
                    "--xyz--")
                .getBytes(StandardCharsets.UTF_8))
        .post("/upload" + PROJECT + "/jobs")
        .then();
  }

  List<List<String>> stored() {
    return emulator.tables().table(TABLE).orElseThrow().rows().stream()
        .map(row -> row.stream().map(RestFixture::text).toList())
        .toList();
  }

  private static String text(Value value) {
    return value.isNull() ? "NULL" : CellText.of(value, false);
  }

  @Override
  public void close() {
    emulator.close();
  }
}
