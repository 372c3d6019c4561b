package energy.bmkpi.load.file;

import java.io.IOException;

/** A file that is not rows of JSON; where, and what to do. */
final class UnreadableJsonException extends IOException {
  private final String problem;
  private final String remedy;

  UnreadableJsonException(String problem, String remedy) {
    super(problem);
    this.problem = problem;
    this.remedy = remedy;
  }

  static UnreadableJsonException toCorrect(String problem) {
    return new UnreadableJsonException(problem, "correct it or fetch it again");
  }

  String problem() {
    return problem;
  }

  String remedy() {
    return remedy;
  }
}
