package energy.bmkpi.pipeline;

import energy.bmkpi.testing.WholeRun;
import java.nio.file.Path;

class WholeRunOnDuckDbTest extends WholeRunContract {
  @Override
  WholeRun on(Path duckDbFile) {
    return WholeRun.on(duckDbFile);
  }
}
