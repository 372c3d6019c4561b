package energy.bmkpi.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a library logs reaches handlers without its secrets, in either format. */
class SecretsInLogsTest {
  private static final String SECRET = "c4naryOfASecret";

  private final Logger library = Logger.getLogger("energy.bmkpi.cli.process.SecretsInLogsTest");
  private final List<ExtLogRecord> records = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          if (isLoggable(entry)) {
            records.add(ExtLogRecord.wrap(entry));
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    handler.setFilter(new SecretsInLogs(null));
    library.addHandler(handler);
    library.setUseParentHandlers(false);
    library.setLevel(Level.ALL);
  }

  @AfterEach
  void listenNoMore() {
    library.removeHandler(handler);
    library.setUseParentHandlers(true);
  }

  @Test
  void aMessageIsMasked() {
    library.config("Authorization: Bearer " + SECRET);

    assertThat(printed()).contains("Authorization: ***").doesNotContain(SECRET);
  }

  @Test
  void aParameterIsMasked() {
    library.log(Level.FINE, "access_token={0} for {1}", new Object[] {SECRET, "me"});

    assertThat(printed()).contains("access_token=*** for me").doesNotContain(SECRET);
  }

  @Test
  void anExceptionAndItsCauseAreMaskedAndKeepTheirTrace() {
    library.log(
        Level.WARNING,
        "refused",
        new IllegalStateException("outer", new IOException("Bearer " + SECRET)));

    assertThat(printed())
        .contains("refused", "IllegalStateException: outer", "Bearer ***", "\tat ")
        .doesNotContain(SECRET);
  }

  @Test
  void whatHoldsNoSecretStaysAsItIs() {
    IOException cause = new IOException("Connection refused");

    library.log(Level.WARNING, "try {0} failed", 3);
    library.log(Level.WARNING, "gave up", cause);

    assertThat(records.get(0).getMessage()).isEqualTo("try {0} failed");
    assertThat(records.get(1).getThrown()).isSameAs(cause);
  }

  private String printed() {
    List<ExtFormatter> formatters =
        List.of(new PatternFormatter("%d{HH:mm:ss} %-5p %m%n%e"), new JsonLogFormatter());
    StringBuilder printed = new StringBuilder();
    for (ExtFormatter formatter : formatters) {
      records.forEach(entry -> printed.append(formatter.format(entry)));
    }
    return printed.toString().replace("\\t", "\t");
  }
}
