package energy.bmkpi.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import energy.bmkpi.cli.output.Messages;
import energy.bmkpi.config.LogFormat;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of a signal, and what the process exits with. */
@QuarkusTest
class StopSignalsTest {
  private static final StopSignal SIGTERM = new StopSignal("SIGTERM", 143);

  @Inject CommandInProgress command;

  private final StringWriter err = new StringWriter();

  @BeforeEach
  void begin() {
    command.begin();
  }

  @Test
  void aCommandThatNothingStopsExitsAsItSays() {
    assertThat(run(LogFormat.TEXT, () -> {}, 7)).isEqualTo(7);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aSignalThatComesWhenAllIsDoneIsToldInALine() {
    assertThat(run(LogFormat.TEXT, () -> command.stop(SIGTERM), 0)).isEqualTo(143);
    assertThat(err.toString())
        .isEqualTo("bmkpi: stopped by SIGTERM when everything was done already%n".formatted());
  }

  @Test
  void aLogCollectorReadsTheSameAsAnObject() throws IOException {
    run(LogFormat.JSON, () -> command.stop(SIGTERM), 0);

    JsonNode line = new ObjectMapper().readTree(err.toString());
    assertThat(line.get("event").asText()).isEqualTo("stopped");
    assertThat(line.get("message").asText())
        .isEqualTo("stopped by SIGTERM when everything was done already");
    assertThat(line.get("exit_code").asInt()).isEqualTo(143);
  }

  private int run(LogFormat format, Runnable meanwhile, int exitCode) {
    return new StopSignals()
        .run(
            command,
            new Messages(new PrintWriter(err), format),
            () -> {
              meanwhile.run();
              return exitCode;
            });
  }
}
