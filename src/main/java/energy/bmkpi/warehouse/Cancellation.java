package energy.bmkpi.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells work in progress, from another thread, to end early. */
public final class Cancellation {
  private final Set<Registration> registrations = ConcurrentHashMap.newKeySet();
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private final CountDownLatch requested = new CountDownLatch(1);
  private @Nullable String reason;

  /** Work that can be ended, until it is closed. */
  public final class Registration implements AutoCloseable {
    private final Runnable end;
    private boolean closed;

    private Registration(Runnable end) {
      this.end = end;
    }

    private synchronized void run() {
      if (!closed) {
        try {
          end.run();
        } catch (RuntimeException e) {
          problems.add(String.valueOf(e.getMessage()));
        }
      }
    }

    /** What ends the work is not begun any more, and has ended itself if it was. */
    @Override
    public synchronized void close() {
      closed = true;
      registrations.remove(this);
    }
  }

  /**
   * Asks all registered work to end, each in a thread of its own: where one has to wait, the others
   * are told all the same. The first request counts, later ones do nothing.
   *
   * @param why e.g. {@code stopped by SIGTERM}
   */
  public void request(String why) {
    List<Registration> told;
    synchronized (this) {
      if (reason != null) {
        return;
      }
      reason = why;
      told = new ArrayList<>(registrations);
    }
    requested.countDown();
    told.forEach(Cancellation::tell);
  }

  /** Null until work is to end. */
  public synchronized @Nullable String reason() {
    return reason;
  }

  public boolean isRequested() {
    return reason() != null;
  }

  /** Waits so long, or until work is to end. */
  public void await(long millis) throws InterruptedException {
    requested.await(millis, TimeUnit.MILLISECONDS);
  }

  /** What could not be ended, and why. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /**
   * @param end ends work that is in progress; runs in a thread of its own, at once where work is to
   *     end already
   */
  public Registration onRequest(Runnable end) {
    Registration registration = new Registration(end);
    boolean late;
    synchronized (this) {
      late = reason != null;
      registrations.add(registration);
    }
    if (late) {
      tell(registration);
    }
    return registration;
  }

  private static void tell(Registration registration) {
    Thread thread = new Thread(registration::run, "bmkpi-cancellation");
    thread.setDaemon(true);
    thread.start();
  }
}
