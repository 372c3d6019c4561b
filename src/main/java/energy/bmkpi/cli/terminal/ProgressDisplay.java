package energy.bmkpi.cli.terminal;

import energy.bmkpi.progress.RunProgress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Draws the progress of a run on a terminal until it is closed; then nothing is left of it. */
public final class ProgressDisplay implements Onlooker {
  private static final int MILLISECONDS_A_FRAME = 200;
  private static final int FRAMES_A_MEASURING = 5;

  private final RunProgress progress;
  private final LiveLines terminal;
  private final ProgressView view;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** A signal ends the process with nothing closed; the terminal is given back all the same. */
  private final Thread atSignal = new Thread(this::giveTheTerminalBack, "bmkpi-progress-end");

  private ProgressDisplay(RunProgress progress, LiveLines terminal, ProgressView view) {
    this.progress = progress;
    this.terminal = terminal;
    this.view = view;
  }

  public static ProgressDisplay begin(RunProgress progress, LiveLines terminal, ProgressView view) {
    ProgressDisplay display = new ProgressDisplay(progress, terminal, view);
    Runtime.getRuntime().addShutdownHook(display.atSignal);
    Thread frames = new Thread(display::drawUntilClosed, "bmkpi-progress");
    frames.setDaemon(true);
    frames.start();
    return display;
  }

  private void drawUntilClosed() {
    try {
      TerminalSize size = TerminalSize.ask();
      for (int frame = 1; closed.getCount() > 0; frame++) {
        draw(size);
        if (closed.await(MILLISECONDS_A_FRAME, TimeUnit.MILLISECONDS)) {
          return;
        }
        if (frame % FRAMES_A_MEASURING == 0) {
          size = TerminalSize.ask();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void draw(TerminalSize size) {
    if (closed.getCount() > 0) {
      terminal.show(view.lines(progress.snapshot(), size));
    }
  }

  private synchronized void giveTheTerminalBack() {
    closed.countDown();
    terminal.clear();
  }

  @Override
  public void close() {
    giveTheTerminalBack();
    try {
      Runtime.getRuntime().removeShutdownHook(atSignal);
    } catch (IllegalStateException e) {
      // the process ends already; the hook finds nothing left to do
      giveTheTerminalBack();
    }
  }
}
