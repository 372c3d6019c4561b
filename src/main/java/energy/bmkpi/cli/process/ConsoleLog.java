package energy.bmkpi.cli.process;

import energy.bmkpi.cli.terminal.StandardError;
import energy.bmkpi.config.LogFormat;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.handlers.ConsoleHandler;

/**
 * Where libraries log to: the same standard error, in the same format, as the program's messages.
 */
public final class ConsoleLog {
  private ConsoleLog() {}

  /** Quarkus has set the handlers up by now, on the standard error of before the program. */
  public static void setUp(LogFormat format) {
    if (format == LogFormat.JSON || StandardError.isTerminal()) {
      for (Handler handler : Logger.getLogger("").getHandlers()) {
        setUp(handler, format);
      }
    }
  }

  private static void setUp(Handler handler, LogFormat format) {
    if (handler instanceof ConsoleHandler console) {
      if (StandardError.isTerminal()) {
        console.setOutputStream(System.err);
      }
      if (format == LogFormat.JSON) {
        console.setFormatter(new JsonLogFormatter());
      }
    } else if (handler instanceof ExtHandler group) {
      for (Handler member : group.getHandlers()) {
        setUp(member, format);
      }
    }
  }
}
