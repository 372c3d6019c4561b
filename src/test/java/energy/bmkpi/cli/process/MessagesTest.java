package energy.bmkpi.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import energy.bmkpi.cli.output.Messages;
import energy.bmkpi.cli.terminal.ProgressMode;
import energy.bmkpi.cli.terminal.RunLines;
import energy.bmkpi.config.LogFormat;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

/** Lines on standard error, for people and for log collectors. */
class MessagesTest {
  private final StringWriter err = new StringWriter();

  @Test
  void peopleReadALine() {
    retry(LogFormat.TEXT);

    assertThat(err.toString())
        .isEqualTo("bmkpi: query of BOD at try 2: 503; trying again in 1.5 s%n".formatted());
  }

  @Test
  void aLogCollectorReadsTheSameAsAnObjectOnOneLine() throws IOException {
    retry(LogFormat.JSON);

    JsonNode line = onlyLine();
    assertThat(line.get("level").asText()).isEqualTo("WARN");
    assertThat(line.get("event").asText()).isEqualTo("retry");
    assertThat(line.get("message").asText())
        .isEqualTo("query of BOD at try 2: 503; trying again in 1.5 s");
    assertThat(line.get("tries").asInt()).isEqualTo(2);
    assertThat(line.get("wait_s").asDouble()).isEqualTo(1.5);
    assertThat(Instant.parse(line.get("timestamp").asText())).isBefore(Instant.now());
  }

  @Test
  void aFailureIsOneObjectWithItsExitCode() throws IOException {
    Failure failure =
        new Failure(FailureCategory.LOCKED, "another process\nholds the lock", "wait for it");

    int exitCode =
        FailureReporter.report(failure, false, new Messages(new PrintWriter(err), LogFormat.JSON));

    assertThat(exitCode).isEqualTo(6);
    JsonNode line = onlyLine();
    assertThat(line.get("level").asText()).isEqualTo("ERROR");
    assertThat(line.get("message").asText())
        .isEqualTo("another process holds the lock; wait for it");
    assertThat(line.get("exit_code").asInt()).isEqualTo(6);
  }

  @Test
  void theStackTraceOfAFailureIsOneObjectToo() throws IOException {
    new Messages(new PrintWriter(err), LogFormat.JSON).stackTrace(new IOException("lost\nline"));

    assertThat(onlyLine().get("stack_trace").asText())
        .contains("java.io.IOException: lost\nline", "MessagesTest");
  }

  @Test
  void whatLibrariesLogHasTheSameShape() throws IOException {
    ExtLogRecord entry =
        new ExtLogRecord(Level.WARNING, "slow %s", ExtLogRecord.FormatStyle.PRINTF, "");
    entry.setParameters(new Object[] {"network"});
    entry.setLoggerName("com.example");
    entry.setThrown(new IllegalStateException("why"));

    err.write(new JsonLogFormatter().format(entry));

    JsonNode line = onlyLine();
    assertThat(line.get("level").asText()).isEqualTo("WARN");
    assertThat(line.get("event").asText()).isEqualTo("log");
    assertThat(line.get("logger").asText()).isEqualTo("com.example");
    assertThat(line.get("message").asText()).isEqualTo("slow network");
    assertThat(line.get("stack_trace").asText()).contains("IllegalStateException: why");
  }

  private void retry(LogFormat format) {
    new RunLines(new Messages(new PrintWriter(err), format), ProgressMode.NONE)
        .retrying("query of BOD", "503", Duration.ofMillis(1500), 2);
  }

  private JsonNode onlyLine() throws IOException {
    assertThat(err.toString().strip().lines()).hasSize(1);
    return new ObjectMapper().readTree(err.toString());
  }
}
