package energy.bmkpi.load.file;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import org.jspecify.annotations.Nullable;

/**
 * The failures of one file, by the name under which it was given.
 *
 * @param name the path, or "standard input"
 */
public record InputFailures(String name) {

  /** The file and what is wrong with it, as in "bids.csv is empty; nothing was loaded". */
  public Failure of(String problem, String remedy) {
    return of(problem, remedy, null);
  }

  public Failure of(String problem, String remedy, @Nullable Throwable cause) {
    return new Failure(
        FailureCategory.INPUT_FILE,
        "%s %s; nothing was loaded".formatted(name, problem),
        remedy,
        cause);
  }
}
