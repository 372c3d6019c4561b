package energy.bmkpi;

import energy.bmkpi.testing.Slow;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.warehouse.bigquery.EmulatedProject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

@Slow
class GoldenValuesOnBigQueryTest extends GoldenValuesContract {
  private EmulatedProject project;

  @BeforeAll
  void start(@TempDir Path stateDirectory) {
    project = new EmulatedProject(stateDirectory);
  }

  @AfterAll
  void stop() {
    project.close();
  }

  @Override
  WholeRun on(Path duckDbFile) {
    return project.runOn(duckDbFile);
  }
}
