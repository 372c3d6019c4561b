package energy.bmkpi.warehouse;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The limit of a query's time, in the same words for every warehouse. */
public final class QueryTimeout {
  private QueryTimeout() {}

  /**
   * @param what what could not be done
   */
  public static Failure exceeded(String what, Duration limit, @Nullable Throwable cause) {
    return new Failure(
        FailureCategory.WAREHOUSE,
        "%s: it took longer than %d s, the limit of a query".formatted(what, limit.toSeconds()),
        "give queries more time with --query-timeout or bmkpi.query-timeout, or fewer days with"
            + " --batch-days",
        cause);
  }
}
