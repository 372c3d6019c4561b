package energy.bmkpi.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;

/**
 * Lets one of the processes that run the tests look for tests at a time. While it does, Quarkus
 * writes an index of the test classes beside them, in place, and reads it again; another process
 * that read it meanwhile would find a part of it and fail with "Not a jandex index".
 */
public final class OneDiscoveryAtATime implements LauncherDiscoveryListener {
  private static final Path LOCK = Path.of("target", "discovery.lock");

  private @Nullable FileChannel held;

  @Override
  public void launcherDiscoveryStarted(LauncherDiscoveryRequest request) {
    try {
      Files.createDirectories(LOCK.toAbsolutePath().getParent());
      FileChannel channel =
          FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.lock();
      held = channel;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lock goes with the channel. */
  @Override
  public void launcherDiscoveryFinished(LauncherDiscoveryRequest request) {
    try {
      if (held != null) {
        held.close();
        held = null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
