package energy.bmkpi.testing;

import java.util.concurrent.Executor;

/**
 * Runs a task in a thread of its own. A task that waits may not take one of the common pool: it has
 * one on two processors, and the next task would never begin.
 */
public enum OwnThread implements Executor {
  EACH;

  @Override
  public void execute(Runnable task) {
    Thread thread = new Thread(task, "own-thread");
    thread.setDaemon(true);
    thread.start();
  }
}
