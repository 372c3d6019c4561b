package energy.bmkpi.pipeline;

import energy.bmkpi.testing.Slow;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.warehouse.bigquery.EmulatedProject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

@Slow
class WholeRunOnBigQueryTest extends WholeRunContract {
  @TempDir Path stateDirectory;

  private EmulatedProject project;

  @BeforeEach
  void start() {
    project = new EmulatedProject(stateDirectory);
  }

  @AfterEach
  void stop() {
    project.close();
  }

  @Override
  WholeRun on(Path duckDbFile) {
    return project.runOn(duckDbFile);
  }
}
