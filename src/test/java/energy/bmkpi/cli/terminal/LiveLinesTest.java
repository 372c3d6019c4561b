package energy.bmkpi.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a person sees: the bytes are read as a terminal reads them. */
class LiveLinesTest {
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final LiveLines lines = new LiveLines(sent);
  private final PrintStream err = new PrintStream(lines, true, StandardCharsets.UTF_8);

  @Test
  void linesAreDrawnOverThemselves() {
    lines.show(List.of("BOD 1 of 13", "BOAV 0 of 13"));
    lines.show(List.of("BOD 2 of 13", "BOAV 1 of 13"));

    assertThat(screen().lines()).containsExactly("BOD 2 of 13", "BOAV 1 of 13");
    assertThat(screen().cursorIsShown()).isFalse();
  }

  @Test
  void messagesScrollAboveThem() {
    lines.show(List.of("BOD 1 of 13", "BOAV 0 of 13"));
    err.println("bmkpi: query of BOD at try 1: 503; trying again in 1.0 s");
    lines.show(List.of("BOD 2 of 13", "BOAV 0 of 13"));

    assertThat(screen().lines())
        .containsExactly(
            "bmkpi: query of BOD at try 1: 503; trying again in 1.0 s",
            "BOD 2 of 13",
            "BOAV 0 of 13");
  }

  @Test
  void aTerminalThatIsClosedEndsTheDrawingAndNothingElse() {
    LiveLines closed =
        new LiveLines(
            new OutputStream() {
              @Override
              public void write(int oneByte) throws IOException {
                throw new IOException("Input/output error");
              }
            });

    assertThatCode(
            () -> {
              closed.show(List.of("BOD 1 of 13"));
              closed.show(List.of("BOD 2 of 13"));
              closed.clear();
              new PrintStream(closed, true, StandardCharsets.UTF_8).println("a message");
            })
        .doesNotThrowAnyException();
  }

  @Test
  void aMessageThatComesInPiecesStaysWhole() {
    lines.show(List.of("BOD 1 of 13"));
    err.print("10:00:00 WARN  ");
    lines.show(List.of("BOD 2 of 13"));
    err.print("slow network");
    assertThat(screen().lines()).containsExactly("10:00:00 WARN  slow network");
    err.println();

    assertThat(screen().lines()).containsExactly("10:00:00 WARN  slow network", "BOD 2 of 13");
  }

  @Test
  void fewerLinesLeaveNothingOfTheOthers() {
    lines.show(List.of("one", "two", "three"));
    lines.show(List.of("1"));

    assertThat(screen().lines()).containsExactly("1");
  }

  @Test
  void nothingIsLeftBehind() {
    err.println("before");
    lines.show(List.of("BOD 1 of 13", "BOAV 0 of 13"));
    lines.clear();
    err.println("after");

    assertThat(screen().lines()).containsExactly("before", "after");
    assertThat(screen().cursorIsShown()).isTrue();
    assertThat(screen().wraps()).isTrue();
  }

  @Test
  void clearingWhatIsClearSendsNothing() {
    lines.clear();

    assertThat(sent.size()).isZero();
  }

  @Test
  void messagesOfManyThreadsAndFramesNeverMix() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    for (int thread = 0; thread < 4; thread++) {
      int seed = thread;
      threads.execute(
          () -> {
            Random random = new Random(seed);
            for (int i = 0; i < 200; i++) {
              if (random.nextBoolean()) {
                lines.show(List.of("live " + i, "live too"));
              } else {
                err.println("message");
              }
            }
          });
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    lines.clear();

    assertThat(screen().lines()).isNotEmpty().allMatch("message"::equals);
  }

  private TerminalScreen screen() {
    TerminalScreen screen = new TerminalScreen();
    screen.read(sent.toString(StandardCharsets.UTF_8));
    return screen;
  }
}
