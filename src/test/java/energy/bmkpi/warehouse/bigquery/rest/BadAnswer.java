package energy.bmkpi.warehouse.bigquery.rest;

import energy.bmkpi.testing.RudeServer;
import energy.bmkpi.testing.RudeServer.Manner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Answers that BigQuery does not give; proxies, load balancers and attackers do. */
enum BadAnswer {
  EMPTY_OBJECT(json(200, "{}")),
  ARRAY(json(200, "[]")),
  NULL(json(200, "null")),
  TEXT(json(200, "\"done\"")),
  NOTHING(json(200, "")),
  NO_CONTENT(RudeServer.says("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")),
  PAGE_OF_A_PROXY(
      RudeServer.answers(
          200, "Content-Type: text/html\r\n", bytes("<html><body>Please log in</body></html>"))),
  ERROR_WITH_STATUS_200(json(200, "{\"error\":{\"code\":403,\"message\":\"no\"}}")),
  NO_GZIP(gzip(200, bytes("{}"))),
  HALF_A_GZIP(gzip(200, half(compressed("{\"a\":\"", "b", 100)))),
  GZIP_BOMB(gzip(200, compressed("{\"kind\":\"", "x".repeat(1 << 20), 200))),
  GZIP_BOMB_AS_ERROR(gzip(503, compressed("{\"error\":\"", "x".repeat(1 << 20), 200))),
  DEEP_ARRAYS(json(200, "{\"a\":" + "[".repeat(200_000))),
  DEEP_OBJECTS(json(200, "{\"a\":".repeat(200_000))),
  DEEP_KNOWN_FIELDS(json(200, "{\"status\":{\"errors\":" + "[{\"x\":".repeat(100_000))),
  NUMBERS_FOR_OBJECTS(
      json(
          200,
          "{\"jobComplete\":1,\"jobReference\":2,\"schema\":3,\"rows\":4,\"status\":5,"
              + "\"tableReference\":6,\"configuration\":7,\"statistics\":8}")),
  TEXTS_FOR_OBJECTS(
      json(
          200,
          "{\"jobComplete\":\"x\",\"jobReference\":\"x\",\"schema\":\"x\",\"rows\":\"x\","
              + "\"status\":\"x\",\"tableReference\":\"x\",\"creationTime\":\"x\"}")),
  OBJECTS_FOR_TEXTS(
      json(
          200,
          "{\"jobComplete\":true,\"pageToken\":{},\"totalRows\":{},\"jobReference\":{\"jobId\":[]},"
              + "\"status\":{\"state\":{}},\"tableReference\":{\"tableId\":{}}}")),
  NULLS(
      json(
          200,
          "{\"jobComplete\":null,\"jobReference\":null,\"totalRows\":null,\"status\":null,"
              + "\"tableReference\":null,\"creationTime\":null}")),
  NUMBERS_OUT_OF_RANGE(
      json(
          200,
          "{\"jobComplete\":true,\"totalRows\":\"99999999999999999999\","
              + "\"totalBytesProcessed\":\"-1\",\"creationTime\":\"1e400\","
              + "\"tableReference\":{\"tableId\":\"t\"},\"status\":{\"state\":\"LOST\"}}")),
  UTF_16(
      RudeServer.answers(
          200,
          "Content-Type: application/json; charset=UTF-16\r\n",
          "{}".getBytes(StandardCharsets.UTF_16))),
  SHORTER_THAN_TOLD(
      RudeServer.says(
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"a\"")),
  LONGER_THAN_TOLD(
      RudeServer.says(
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1\r\n\r\n{}")),
  WITHOUT_END(
      RudeServer.floods(
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{",
          "\"a\":\"yyyyyyyy\",".repeat(10_000))),
  ERROR_WITHOUT_END(
      RudeServer.floods(
          "HTTP/1.1 500 No\r\nContent-Type: application/json\r\n\r\n{\"error\":{\"message\":\"",
          "y".repeat(100_000))),
  ERROR_CUT_OFF(json(503, "{\"error\":{\"code\":503,\"mess")),
  ERROR_WITHOUT_ERRORS(json(403, "{\"error\":{\"code\":403,\"errors\":[]}}")),
  ERROR_OF_NULL(json(403, "{\"error\":{\"code\":403,\"errors\":[null]}}")),
  ERROR_OF_TEXT(json(400, "{\"error\":{\"code\":\"many\",\"errors\":\"x\"}}")),
  ERROR_WITHOUT_MESSAGE(json(400, "{\"error\":{\"errors\":[{}]}}")),
  ERROR_NESTED(json(500, "{\"error\":" + "{\"a\":".repeat(200_000))),
  NO_HTTP(RudeServer.says("220 mail.example ESMTP\r\n\r\n")),
  NO_ANSWER(RudeServer.says(""));

  private final Manner manner;

  BadAnswer(Manner manner) {
    this.manner = manner;
  }

  Manner manner() {
    return manner;
  }

  static Manner json(int status, String body) {
    return RudeServer.answers(
        status, "Content-Type: application/json; charset=UTF-8\r\n", bytes(body));
  }

  private static Manner gzip(int status, byte[] body) {
    return RudeServer.answers(
        status, "Content-Type: application/json\r\nContent-Encoding: gzip\r\n", body);
  }

  private static byte[] compressed(String beginning, String part, int times) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(bytes(beginning));
      byte[] content = bytes(part);
      for (int i = 0; i < times; i++) {
        gzip.write(content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] half(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
