package energy.bmkpi.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.progress.RunProgress;
import energy.bmkpi.testing.Slow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Server-sent events, read from the socket. */
@Timeout(60)
@Slow
class EventStreamTest {
  /** So many batches that one state is larger than what sockets hold for a client that sleeps. */
  private static final Plan LARGE =
      new Plan(
          new SettlementDates(LocalDate.of(1900, 1, 1), LocalDate.of(2150, 1, 1)),
          1,
          4,
          EnumSet.allOf(Dataset.class));

  private final SampleRun run = new SampleRun();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void closeEverything() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
  }

  @Test
  void theFirstEventIsTheRunAsItIsAndAnotherFollowsAChange() throws IOException {
    Follower follower = follow(serve(run.progress, new MonitorLimits(10, 8, 5_000)));

    assertThat(follower.nextEvent())
        .startsWith("event: run\nid: ")
        .contains("\"phase\":\"checking\"");
    run.begun();

    String event = follower.nextEvent();
    while (!event.contains("\"retries\":1")) {
      event = follower.nextEvent();
    }
    assertThat(event).contains("\"phase\":\"computing\"");
  }

  @Test
  void theLastEventTellsHowTheRunEndedAndClosesTheStream() throws IOException {
    MonitorServer server = serve(run.begun().progress, new MonitorLimits(60_000, 8, 5_000));
    Follower follower = follow(server);
    assertThat(follower.nextEvent()).contains("\"phase\":\"computing\"");

    run.progress.failed(new IllegalStateException("the disk is full"));
    server.close();

    assertThat(follower.nextEvent())
        .startsWith("event: end\n")
        .contains("\"phase\":\"failed\"", "\"failure\":\"the disk is full\"");
    assertThat(follower.isAtItsEnd()).isTrue();
  }

  @Test
  void moreFollowersThanMayAreTurnedAway() throws IOException {
    MonitorServer server = serve(run.progress, new MonitorLimits(10, 2, 5_000));
    follow(server).nextEvent();
    follow(server).nextEvent();

    assertThat(follow(server).status()).isEqualTo("HTTP/1.1 503 Service Unavailable");
  }

  @Test
  void aPlaceIsFreeAgainWhenAFollowerHasGone() throws IOException {
    MonitorServer server = serve(run.progress, new MonitorLimits(10, 1, 5_000));
    Follower first = follow(server);
    first.nextEvent();
    first.close();
    until(
        () -> {
          run.progress.retrying("query", "503", Duration.ZERO, 1);
          return server.followers() == 0;
        });

    assertThat(follow(server).status()).isEqualTo("HTTP/1.1 200 OK");
  }

  @Test
  void aFollowerWhoDoesNotReadIsDroppedAndHoldsNobodyUp() throws IOException {
    RunProgress large = new RunProgress(LARGE, System::nanoTime);
    MonitorServer server = serve(large, new MonitorLimits(10, 8, 200));
    follow(server);

    until(() -> server.followers() == 1);
    until(() -> server.followers() == 0);

    long before = System.nanoTime();
    large.publishing();
    server.close();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
  }

  private MonitorServer serve(RunProgress progress, MonitorLimits limits) {
    MonitorServer server = MonitorServer.start("127.0.0.1", 0, progress, 0, limits);
    open.add(server);
    return server;
  }

  private Follower follow(MonitorServer server) throws IOException {
    Follower follower = new Follower(server.page().getPort());
    open.add(0, follower);
    return follower;
  }

  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  /** A client that has asked for the events and reads when it is told to. */
  private static final class Follower implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader answer;

    Follower(int port) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              "GET /api/run/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.UTF_8));
      answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    String status() throws IOException {
      return String.valueOf(answer.readLine());
    }

    /** Lines of the next event, without the sizes of HTTP's chunks. */
    String nextEvent() throws IOException {
      String line = String.valueOf(answer.readLine());
      while (!line.startsWith("event: ")) {
        line = String.valueOf(answer.readLine());
      }
      return line + "\n" + answer.readLine() + "\n" + answer.readLine();
    }

    /** Whether nothing but the end of the answer follows. */
    boolean isAtItsEnd() throws IOException {
      try {
        for (String line = answer.readLine(); line != null; line = answer.readLine()) {
          if (line.startsWith("event: ")) {
            return false;
          }
        }
        return true;
      } catch (SocketTimeoutException e) {
        return false;
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
