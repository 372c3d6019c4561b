package energy.bmkpi.warehouse.bigquery.rest;

import static energy.bmkpi.warehouse.bigquery.rest.AnsweredType.BIGNUMERIC;
import static energy.bmkpi.warehouse.bigquery.rest.AnsweredType.BOOLEAN;
import static energy.bmkpi.warehouse.bigquery.rest.AnsweredType.DATE;
import static energy.bmkpi.warehouse.bigquery.rest.AnsweredType.FLOAT;
import static energy.bmkpi.warehouse.bigquery.rest.AnsweredType.INTEGER;
import static energy.bmkpi.warehouse.bigquery.rest.AnsweredType.NUMERIC;
import static energy.bmkpi.warehouse.bigquery.rest.AnsweredType.STRING;
import static energy.bmkpi.warehouse.bigquery.rest.AnsweredType.TIMESTAMP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.services.bigquery.model.JobReference;
import com.google.api.services.bigquery.model.QueryRequest;
import com.google.cloud.bigquery.FieldValueList;
import energy.bmkpi.failure.Failure;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cell by cell, the product reads of an answer what the official client reads of it. */
class QueryAnswerReaderTest {
  private static final String DONE =
      """
      {"kind":"bigquery#queryResponse","jobReference":{"projectId":"p","jobId":"j","location":"EU"},
      "jobComplete":true,"totalBytesProcessed":"1048576","cacheHit":false,""";

  /** As JSON writes them; null stands for NULL. */
  static Stream<Arguments> values() {
    return Stream.of(
        values(STRING, "", " ", "null", "T_KLGLW-1", "£ € 漢字 \uD83D\uDE00 \u2028 \uFEFF"),
        values(STRING, "\\\" \\\\ \\/ \\b\\f\\n\\r\\t \\u00a3 \\uD83D\\uDE00 \\u0000 \\uFFFF"),
        values(
            STRING,
            "a".repeat(5_000_000),
            "\\u00e9".repeat(300_000),
            "\uD83D\uDE00".repeat(70_000)),
        values(INTEGER, "0", "-1", "9223372036854775807", "-9223372036854775808"),
        values(FLOAT, "NaN", "Infinity", "-Infinity", "0.0", "-0.0", "-0", "1e300", "1.0E300"),
        values(FLOAT, "4.9E-324", "5e-324", "2.225073858507201E-308", "2.2250738585072014E-308"),
        values(FLOAT, "1.7976931348623157E308", "2.2250738585072011e-308", "9007199254740993"),
        values(
            FLOAT, "0.1", "0.30000000000000004", "100", "1.0e+2", "123456789012345678901234567890"),
        values(BOOLEAN, "true", "false"),
        values(DATE, "0001-01-01", "1970-01-01", "2024-02-29", "9999-12-31"),
        values(
            TIMESTAMP, "0", "-1", "1767225600123456", "-62135596800000000", "253402300799999999"),
        values(NUMERIC, "0", "-0.25", "99999999999999999999999999999.999999999"),
        values(
            BIGNUMERIC,
            "0.00000000000000000000000000000000000001",
            "578960446186580977117854925043439539266.34992332820282019728792003956564819967"));
  }

  private static Arguments values(AnsweredType type, String... values) {
    return Arguments.of(type, List.of(values));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("values")
  void aValueIsTheSame(AnsweredType type, List<String> values) throws InterruptedException {
    String rows =
        values.stream()
            .map("{\"f\":[{\"v\":\"%s\"},{\"v\":null}]}"::formatted)
            .collect(Collectors.joining(","));
    String fields =
        "{\"name\":\"a\",\"type\":\"%1$s\",\"mode\":\"NULLABLE\"},{\"name\":\"b\",\"type\":\"%1$s\"}"
            .formatted(type);

    assertSame(
        List.of("a", "b"), List.of(type, type), answer(fields, rows, values.size()), values.size());
  }

  @Test
  void columnsAreInTheOrderOfTheSchemaWhereverThatStands() throws InterruptedException {
    byte[] rowsFirst =
        bytes(
            """
            {"rows":[{"f":[{"v":"1"},{"v":"x"},{"v":null}]},{"f":[{"v":"2"},{"v":null},{"v":"0.5"}]}],
            "totalRows":"2","schema":{"fields":[{"type":"INTEGER","name":"z"},{"name":"a","type":"STRING"},
            {"mode":"NULLABLE","name":"m","type":"FLOAT"}]},"jobComplete":true,
            "jobReference":{"location":"EU","jobId":"j","projectId":"p"}}""");

    assertSame(List.of("z", "a", "m"), List.of(INTEGER, STRING, FLOAT), rowsFirst, 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"rows\":[],", "\"rows\":null,", ""})
  void aResultWithoutRowsIsTheSame(String rows) throws InterruptedException {
    byte[] none =
        bytes(
            DONE
                + rows
                + "\"totalRows\":\"0\",\"schema\":{\"fields\":[{\"name\":\"a\",\"type\":\"STRING\"}]}}");

    assertSame(List.of("a"), List.of(STRING), none, 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"jobComplete\":false,\"jobReference\":{\"projectId\":\"p\",\"jobId\":\"j\",\"location\":\"EU\"}}",
        "{\"jobComplete\":true,\"totalRows\":\"0\",\"totalBytesProcessed\":\"0\",\"cacheHit\":true}",
        "{\"jobComplete\":true,\"totalRows\":\"1\",\"pageToken\":null,\"rows\":[{\"f\":[]}]}"
      })
  void anAnswerThatIsNoWholeResultIsTheSame(String answer) {
    assertSame(bytes(answer));
  }

  @Test
  void pagesAreTheSameThoughOnlyTheFirstHasColumns() {
    byte[] first =
        answer(
            "{\"name\":\"a\",\"type\":\"STRING\"}",
            "{\"f\":[{\"v\":\"1\"}]},{\"f\":[{\"v\":null}]}",
            5);
    List<String> others =
        List.of(
            "\"pageToken\":\"BHTOKEN=\\/\\u003d\",\"rows\":[{\"f\":[{\"v\":\"3\"}]},{\"f\":[{\"v\":\"4\"}]}]",
            "\"rows\":[{\"f\":[{\"v\":\"\\\"5\\\"\"}]}]");

    assertSame(first);
    for (String other : others) {
      assertSame(
          bytes(
              DONE.replace("queryResponse", "getQueryResultsResponse")
                  + "\"totalRows\":\"5\",\"etag\":\"x\","
                  + other
                  + "}"));
    }
  }

  /** The product asks for microseconds; an answer in seconds is of nobody that was asked. */
  @Test
  void timestampsInSecondsAreRefusedAndNeverReadAsMicroseconds() throws InterruptedException {
    List<String> seconds = List.of("1.7672256E9", "1.767225600123456E9", "0.0", "-1.0E-6");
    String rows =
        seconds.stream()
            .map("{\"f\":[{\"v\":\"%s\"}]}"::formatted)
            .collect(Collectors.joining(","));
    byte[] answer = answer("{\"name\":\"a\",\"type\":\"TIMESTAMP\"}", rows, seconds.size());

    assertThat(new GooglesClient(answer, false).query())
        .extracting(row -> row.get(0).getTimestampInstant())
        .containsExactly(
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2026-01-01T00:00:00.123456Z"),
            Instant.EPOCH,
            Instant.parse("1969-12-31T23:59:59.999999Z"));
    QueryAnswer ours = assertSame(answer);
    BigQueryRow row = new BigQueryRow(ours.columns(), ours.rows(), ours.cells());
    for (int i = 0; i < seconds.size(); i++) {
      BigQueryRow current = row.at(i);
      assertThatThrownBy(() -> current.instant("a"))
          .isInstanceOf(Failure.class)
          .hasMessageEndingWith("which is no point in time");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"f\":[{\"v\":\"1\"},{\"v\":null}]}",
        "[{\"v\":\"1\"},{\"v\":\"2\"}]",
        "[]",
      })
  void structsAndArraysWhichNoQueryReturnsAreRefused(String value) throws InterruptedException {
    boolean struct = value.startsWith("{");
    String field =
        struct
            ? """
            {"name":"a","type":"RECORD","fields":[{"name":"x","type":"STRING"},{"name":"y","type":"STRING"}]}"""
            : "{\"name\":\"a\",\"type\":\"STRING\",\"mode\":\"REPEATED\"}";
    byte[] answer = answer(field, "{\"f\":[{\"v\":%s}]}".formatted(value), 1);

    assertThat(new GooglesClient(answer, true).query()).hasSize(1);
    assertThatThrownBy(() -> QueryAnswerReader.read(answer))
        .isInstanceOf(UnusableAnswerException.class);
  }

  /** Google's client reads such bytes as U+FFFD, another one as the character that they spell. */
  @ParameterizedTest
  @MethodSource("noUtf8")
  void bytesThatAreNoUtf8AreRefused(byte[] bytes) {
    byte[] answer =
        answer("{\"name\":\"a\",\"type\":\"STRING\"}", "{\"f\":[{\"v\":\"ab??????cd\"}]}", 1);
    int at = new String(answer, StandardCharsets.ISO_8859_1).indexOf("??????");
    byte[] damaged = answer.clone();
    Arrays.fill(damaged, at, at + 6, (byte) 'x');
    System.arraycopy(bytes, 0, damaged, at, bytes.length);

    assertThatThrownBy(() -> QueryAnswerReader.read(damaged))
        .isInstanceOf(UnusableAnswerException.class);
  }

  static Stream<byte[]> noUtf8() {
    return Stream.of(
        new byte[] {(byte) 0x80},
        new byte[] {(byte) 0xff},
        new byte[] {(byte) 0xc3, 'x'},
        // longer than need be: a slash, and a quotation mark
        new byte[] {(byte) 0xc0, (byte) 0xaf},
        new byte[] {(byte) 0xe0, (byte) 0x80, (byte) 0xa2},
        // half of a pair
        new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
        // beyond the last character
        new byte[] {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80});
  }

  /** Answers in UTF-8 only are agreed; their bytes in UTF-16 say something else, if anything. */
  @Test
  void anAnswerInAnotherEncodingIsRefused() {
    String json = "{\"jobComplete\":true,\"totalRows\":\"0\"}";

    for (Charset other :
        List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16)) {
      assertThatThrownBy(() -> QueryAnswerReader.read(json.getBytes(other)))
          .isInstanceOf(UnusableAnswerException.class);
    }
  }

  /** In each form that Google's client has, and over HTTP as the product asks. */
  private static void assertSame(
      List<String> columns, List<AnsweredType> types, byte[] answer, int rows)
      throws InterruptedException {
    QueryAnswer ours = assertSame(answer);
    assertThat(ours.columns()).isEqualTo(columns);
    assertThat(ours.rows()).isEqualTo(rows);
    List<FieldValueList> googles = new GooglesClient(answer, true).query();
    assertThat(googles).hasSize(rows);
    BigQueryRow row = new BigQueryRow(ours.columns(), ours.rows(), ours.cells());
    for (int i = 0; i < rows; i++) {
      for (int column = 0; column < columns.size(); column++) {
        AnsweredType type = types.get(column);
        String name = columns.get(column);
        assertThat(type.ours(row.at(i), name))
            .as("row %d, column %s", i, name)
            .isEqualTo(type.googles(googles.get(i).get(name)));
      }
    }
  }

  private static QueryAnswer assertSame(byte[] answer) {
    GooglesClient client = new GooglesClient(answer, true);
    QueryTransport product = new QueryTransport(client.options());
    QueryAnswer query =
        product.query("p", new QueryRequest().setQuery("SELECT 1"), QueryDeadline.begin(null));
    QueryAnswer results =
        product.results(
            new JobReference().setProjectId("p").setJobId("j").setLocation("EU"),
            null,
            Duration.ofSeconds(1),
            QueryDeadline.begin(null));

    assertThat(ReadAnswer.of(query)).isEqualTo(ReadAnswer.of(client.queryAnswer()));
    assertThat(ReadAnswer.of(results)).isEqualTo(ReadAnswer.of(client.resultsAnswer()));
    return query;
  }

  private static byte[] answer(String fields, String rows, int totalRows) {
    return bytes(
        DONE
            + "\"totalRows\":\"%d\",\"schema\":{\"fields\":[%s]},\"rows\":[%s]}"
                .formatted(totalRows, fields, rows));
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
