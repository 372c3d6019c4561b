package energy.bmkpi.pipeline.journal;

import java.io.IOException;

/** A file of the journal that must not be trusted; the message tells why. */
sealed class DamagedFileException extends IOException permits OtherFormatException {
  private static final long serialVersionUID = 1;

  DamagedFileException(String message) {
    super(message);
  }

  DamagedFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
