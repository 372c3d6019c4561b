package energy.bmkpi.cli.output.file;

import java.io.IOException;

/**
 * The program at the other end of the pipe, such as {@code head}, has read all that it wanted. The
 * command ends without a message, because nobody is left to read the rest and nothing is wrong.
 */
public final class ReaderLeftException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ReaderLeftException(IOException cause) {
    super("the reader of standard output has left", cause);
  }
}
