package energy.bmkpi.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PatienceTest {
  private final Failure held =
      new Failure(FailureCategory.LOCKED, "it is in use by another", "wait until it has ended");

  private int attempts;

  @Test
  void triesUntilNobodyHoldsIt() {
    Patience patience = new Patience(Duration.ofHours(1), new Cancellation());

    assertThat(patience.<String>untilFree(() -> freeAtAttempt(4))).isEqualTo("mine");
    assertThat(attempts).isEqualTo(4);
  }

  @Test
  void withoutPatienceTheFirstAttemptCounts() {
    assertThat(failure(Patience.NONE)).isSameAs(held);
    assertThat(attempts).isEqualTo(1);
  }

  @Test
  void whenTheTimeIsOverTheFailureSaysHowLongItWaited() {
    Failure failure = failure(new Patience(Duration.ofMillis(1), new Cancellation()));

    assertThat(failure.category()).isEqualTo(FailureCategory.LOCKED);
    assertThat(failure).hasMessage("it is in use by another; waited 1 ms for it");
    assertThat(failure.remedy()).isEqualTo("wait until it has ended, or wait longer with --wait");
    assertThat(attempts).isGreaterThan(1);
  }

  @Test
  void anotherFailureIsNotWaitedFor() {
    Failure broken = new Failure(FailureCategory.WAREHOUSE, "it is damaged", "restore it");
    Patience patience = new Patience(Duration.ofHours(1), new Cancellation());

    Failure failure =
        catchThrowableOfType(
            Failure.class,
            () ->
                patience.untilFree(
                    () -> {
                      throw broken;
                    }));

    assertThat(failure).isSameAs(broken);
  }

  @Test
  @Timeout(60)
  void aStoppedCommandWaitsNoLonger() {
    Cancellation cancellation = new Cancellation();
    cancellation.request("stopped by SIGTERM");

    Failure failure = failure(new Patience(Duration.ofHours(1), cancellation));

    assertThat(failure)
        .hasMessage("stopped by SIGTERM while waiting: it is in use by another")
        .hasCause(held);
    assertThat(attempts).isEqualTo(1);
  }

  private Failure failure(Patience patience) {
    return catchThrowableOfType(
        Failure.class, () -> patience.untilFree(() -> freeAtAttempt(Integer.MAX_VALUE)));
  }

  private String freeAtAttempt(int free) {
    attempts++;
    if (attempts < free) {
      throw held;
    }
    return "mine";
  }
}
