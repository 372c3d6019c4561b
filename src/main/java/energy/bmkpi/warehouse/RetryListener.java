package energy.bmkpi.warehouse;

import java.time.Duration;

/**
 * Told of requests that are tried again, and of those that failed in vain, from many threads at
 * once; must not block or fail.
 */
public interface RetryListener {

  /**
   * @param what what could not be done, e.g. {@code query of BOD for 2026-03-31}
   * @param why what the warehouse answered
   * @param wait until the next try
   * @param tries so far
   */
  void retrying(String what, String why, Duration wait, int tries);

  /**
   * @param what stays in the warehouse though the work is done, and what to do about it
   */
  default void leftBehind(String what) {}
}
