package energy.bmkpi.cli.output;

import energy.bmkpi.failure.Failure;
import java.io.PrintWriter;

/** Output about work that is done: when it cannot be written, the work is still done. */
public final class WorkDone {
  private WorkDone() {}

  /**
   * @param done for the message of a failed write, as in "the rows are loaded"
   */
  public static void print(PrintWriter out, String done, Runnable print) {
    try {
      print.run();
      // what stays in the buffer would fail later, and without these words
      out.flush();
    } catch (Failure e) {
      throw allTheSame(done, e);
    }
  }

  /** The failure of an output, with the words that the work is done all the same. */
  public static Failure allTheSame(String done, Failure output) {
    return new Failure(
        output.category(), "%s; %s".formatted(output.getMessage(), done), output.remedy(), output);
  }
}
