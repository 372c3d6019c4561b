package energy.bmkpi.emulator.rest;

import static energy.bmkpi.emulator.rest.Operation.UPLOAD_CHUNK;
import static energy.bmkpi.emulator.rest.Operation.UPLOAD_START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.TableDataWriteChannel;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.WriteChannelConfiguration;
import com.google.cloud.http.HttpTransportOptions;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.emulator.store.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the real client's writer uploads, and what it tries again by itself. */
class RealWriterTest {
  private static final int CHUNK = 256 * 1024;
  private static final String ROW = "{\"n\": 1      }\n\n";

  private final RestFixture rest = new RestFixture();
  private final BigQuery client = rest.client(HttpTransportOptions.newBuilder().build());

  @BeforeEach
  void table() {
    rest.emulator.put(Table.of(RestFixture.TABLE, List.of(Field.of("n", FieldType.INT64))));
  }

  @AfterEach
  void close() {
    rest.close();
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

  private @Nullable Job load(JobId id, int rows) throws IOException {
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
}
