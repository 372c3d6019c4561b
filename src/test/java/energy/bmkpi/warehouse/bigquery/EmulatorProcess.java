package energy.bmkpi.warehouse.bigquery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The emulator as a process of its own, for the program to work on, until it is ended. */
public final class EmulatorProcess {
  private EmulatorProcess() {}

  /**
   * Prints how the program finds it.
   *
   * @param args a DuckDB file whose source tables are to be there, or nothing
   */
  public static void main(String... args) throws InterruptedException, IOException {
    Path state = Files.createTempDirectory("bmkpi-emulator");
    try (EmulatedProject project = new EmulatedProject(state)) {
      if (args.length > 0) {
        project.runOn(Path.of(args[0])).close();
      }
      System.out.printf(
          "export BMKPI_WAREHOUSE=bigquery BMKPI_BIGQUERY_CREDENTIALS=none BMKPI_BIGQUERY_PROJECT=%s"
              + " BMKPI_BIGQUERY_DATASET=%s BMKPI_BIGQUERY_HOST=%s BMKPI_STATE_DIR=%s%n",
          EmulatedProject.PROJECT, EmulatedProject.DATASET, project.emulator().host(), state);
      new CountDownLatch(1).await();
    }
  }
}
