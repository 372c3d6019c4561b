package energy.bmkpi.warehouse;

import java.util.concurrent.Semaphore;

/**
 * Lets as many threads compute at once as there are processors, in the order in which they come.
 * Workers mostly wait for a warehouse. When many are answered together, turns get the first ones
 * done soon, where sharing would make all of them late, and only what is worked on takes memory.
 */
public final class ProcessorTurns {
  private final Semaphore turns;

  public ProcessorTurns() {
    this(Runtime.getRuntime().availableProcessors());
  }

  /**
   * @param atOnce how many turns there are at the same time
   */
  ProcessorTurns(int atOnce) {
    turns = new Semaphore(atOnce, true);
  }

  /**
   * Does some work that waits for nothing outside this machine, when it is the calling thread's
   * turn.
   */
  public <T, E extends Exception> T take(Work<T, E> work) throws E {
    turns.acquireUninterruptibly();
    try {
      return work.run();
    } finally {
      turns.release();
    }
  }

  /** What is done in a turn. */
  public interface Work<T, E extends Exception> {
    T run() throws E;
  }
}
