package energy.bmkpi.cli.output.file;

import java.io.IOException;

/** An output that would destroy what is not its own, or can have no file; the message says why. */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1;

  RefusedException(String message) {
    super(message);
  }
}
