package energy.bmkpi.emulator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.emulator.store.Table;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Resumable uploads, by the protocol that Google's APIs share. */
class UploadTest {
  private static final int CHUNK = 256 * 1024;
  private static final String ROW = "{\"n\": 1, \"s\": \"0123456789\"}    \n";

  private final RestFixture rest = new RestFixture();

  @BeforeEach
  void table() {
    rest.emulator.put(
        Table.of(
            RestFixture.TABLE,
            List.of(Field.of("n", FieldType.INT64), Field.of("s", FieldType.STRING))));
  }

  @AfterEach
  void close() {
    rest.close();
  }

  @Test
  void chunksAreKeptUntilTheLastOneRunsTheJob() {
    byte[] content = ROW.repeat(CHUNK / ROW.length() + 1).getBytes(StandardCharsets.UTF_8);
    String upload = start("j1");

    put(upload, content, 0, CHUNK, "*")
        .statusCode(308)
        .header("Range", "bytes=0-" + (CHUNK - 1))
        .header("Location", nullValue());
    assertThat(rest.stored()).isEmpty();
    put(upload, content, CHUNK, content.length, Integer.toString(content.length))
        .statusCode(200)
        .body("status.state", equalTo("DONE"))
        .body("id", equalTo("p:EU.j1"));

    assertThat(rest.stored()).hasSize(content.length / ROW.length());
  }

  @Test
  void aChunkThatComesAgainIsTakenOnce() {
    byte[] content = ROW.repeat(CHUNK / ROW.length() + 1).getBytes(StandardCharsets.UTF_8);
    String total = Integer.toString(content.length);
    String upload = start("j1");
    put(upload, content, 0, CHUNK, "*").statusCode(308);
    put(upload, content, 0, CHUNK, "*").statusCode(308);
    put(upload, content, CHUNK, content.length, total).statusCode(200);

    put(upload, content, CHUNK, content.length, total).statusCode(200);

    assertThat(rest.stored()).hasSize(content.length / ROW.length());
  }

  @Test
  void theStateOfAnUploadCanBeAskedFor() {
    byte[] content = ROW.repeat(CHUNK / ROW.length() + 1).getBytes(StandardCharsets.UTF_8);
    String upload = start("j1");

    state(upload).statusCode(308).header("Range", nullValue());
    put(upload, content, 0, CHUNK, "*");
    state(upload).statusCode(308).header("Range", "bytes=0-" + (CHUNK - 1));
    put(upload, content, CHUNK, content.length, Integer.toString(content.length));
    state(upload).statusCode(200).body("status.state", equalTo("DONE"));
  }

  @Test
  void aChunkBehindAGapIsNotTaken() {
    byte[] content = ROW.repeat(CHUNK / ROW.length() + 1).getBytes(StandardCharsets.UTF_8);
    String upload = start("j1");

    put(upload, content, CHUNK, content.length, Integer.toString(content.length))
        .statusCode(308)
        .header("Range", nullValue());
  }

  @Test
  void aChunkButTheLastIsAMultipleOf256KiB() {
    put(start("j1"), ROW.getBytes(StandardCharsets.UTF_8), 0, ROW.length(), "*").statusCode(400);
  }

  @Test
  void compressedContentIsRecognised() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(ROW.getBytes(StandardCharsets.UTF_8));
    }
    byte[] content = bytes.toByteArray();

    put(start("j1"), content, 0, content.length, Integer.toString(content.length))
        .body("statistics.load.outputRows", equalTo("1"));

    assertThat(rest.stored()).containsExactly(List.of("1", "0123456789"));
  }

  @Test
  void anUploadIsFoundUnderBothPaths() {
    rest.request()
        .contentType(ContentType.JSON)
        .body(job("j1"))
        .post("/resumable/upload" + RestFixture.PROJECT + "/jobs?uploadType=resumable")
        .then()
        .statusCode(200);
  }

  private String start(String id) {
    return rest.request()
        .contentType(ContentType.JSON)
        .body(job(id))
        .post("/upload" + RestFixture.PROJECT + "/jobs?uploadType=resumable")
        .then()
        .statusCode(200)
        .extract()
        .header("Location");
  }

  private static String job(String id) {
    return """
        {"jobReference": {"projectId": "p", "jobId": "%s"},
         "configuration": {"load": {"sourceFormat": "NEWLINE_DELIMITED_JSON",
           "destinationTable": {"projectId": "p", "datasetId": "d", "tableId": "t"}}}}
        """
        .formatted(id);
  }

  private ValidatableResponse put(String upload, byte[] content, int from, int to, String total) {
    return rest.request()
        .urlEncodingEnabled(false)
        .contentType(ContentType.BINARY)
        .header("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + total)
        .body(Arrays.copyOfRange(content, from, to))
        .put(upload)
        .then();
  }

  private ValidatableResponse state(String upload) {
    return rest.request()
        .urlEncodingEnabled(false)
        .header("Content-Range", "bytes */*")
        .put(upload)
        .then();
  }
}
