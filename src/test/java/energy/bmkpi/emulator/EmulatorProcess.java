package energy.bmkpi.emulator;

import energy.bmkpi.emulator.sql.GoogleSqlEngine;
import java.util.concurrent.CountDownLatch;

/** The emulator as a process of its own, for other programs to work on, until it is ended. */
public final class EmulatorProcess {
  private EmulatorProcess() {}

  /** Prints its address; every argument is a dataset to be there: {@code project.dataset}. */
  public static void main(String... args) throws InterruptedException {
    try (BigQueryEmulator emulator = BigQueryEmulator.start(new GoogleSqlEngine())) {
      for (String dataset : args) {
        String[] parts = dataset.split("\\.", 2);
        emulator.putDataset(parts[0], parts[1]);
      }
      System.out.println(emulator.host());
      new CountDownLatch(1).await();
    }
  }
}
