package energy.bmkpi.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.cli.CommandRunner;
import energy.bmkpi.cli.options.WaitOption;
import energy.bmkpi.cli.process.StopSignal;
import energy.bmkpi.pipeline.journal.OutputLock;
import energy.bmkpi.testing.RudeServer;
import energy.bmkpi.testing.Slow;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run that tells a watchdog of itself is held by it neither in its work nor at its end. */
@QuarkusTest
@Timeout(120)
@Slow
class PingedRunTest extends WatchedRunFixture {
  @Test
  void aWatchdogIsToldOfEachRunAndAFailureOfItsOwnFailsNothing() throws IOException {
    String url;
    try (Watchdog watchdog = new Watchdog()) {
      url = watchdog.url();
      run("--ping", url);
      market.execute("DROP TABLE bmrs_boav");
      run("--ping", url);
      assertThat(watchdog.pings())
          .containsExactly("/check/start", "/check", "/check/start", "/check/7");
    }

    CommandRunner.Result alone = run("--datasets", "bod", "--allow-empty", "--ping", url);

    assertThat(alone.exitCode()).isZero();
    assertThat(alone.err().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("bmkpi: 127.0.0.1 could not be pinged ("))
        .allMatch(line -> line.endsWith("; the run is not affected"));
  }

  @Test
  void aWatchdogThatDripsHoldsNeitherTheDatabaseNorTheRunForLong() throws Exception {
    try (RudeServer drips = RudeServer.that(RudeServer.drips("HTTP/1.1 200 OK\r\n", "X: y\r\n"))) {
      CompletableFuture<CommandRunner.Result> result =
          CompletableFuture.supplyAsync(() -> run("--ping", drips.url() + "/check"));
      while (!drips.requests().contains("GET /check")) {
        Thread.onSpinWait();
      }

      // while the end is still being told
      assertThat(market.value("SELECT COUNT(*) FROM bm_kpi_run")).isEqualTo("2");
      try (OutputLock lock = journals.lock(warehouses.output(market.path()), new WaitOption())) {
        assertThat(lock.output().warehouse()).contains(market.path().getFileName().toString());
      }
      assertThat(result.get().exitCode()).isZero();
      assertThat(result.get().err().lines())
          .containsExactly(
              "bmkpi: 127.0.0.1 did not answer the ping within 5 s; the run is not affected",
              "bmkpi: 127.0.0.1 did not answer the ping within 5 s; the run is not affected");
    }
  }

  @Test
  void aSignalDoesNotWaitForAWatchdogThatIsSilent() throws IOException {
    try (RudeServer silent =
        RudeServer.that(
            out -> {
              command.stop(new StopSignal("SIGTERM", 143));
              RudeServer.isSilent().answer(out);
            })) {
      long began = System.nanoTime();

      CommandRunner.Result result = run("--ping", silent.url() + "/check");

      assertThat(result.exitCode()).isEqualTo(143);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }
  }
}
