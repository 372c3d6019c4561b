package energy.bmkpi.cli.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this machine is called. */
public final class HostName {
  /** Known without a look into the network, which may take seconds. */
  private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

  private HostName() {}

  /** Logging would otherwise look it up at each start, and ask the network where no file has it. */
  public static void tellLogging() {
    System.setProperty("jboss.host.name", get());
  }

  public static String get() {
    try {
      return new String(Files.readAllBytes(KERNEL), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return ofNetwork();
    }
  }

  private static String ofNetwork() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "this machine";
    }
  }
}
