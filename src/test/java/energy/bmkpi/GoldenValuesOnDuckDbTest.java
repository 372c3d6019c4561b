package energy.bmkpi;

import energy.bmkpi.pipeline.WholeRun;
import java.nio.file.Path;

class GoldenValuesOnDuckDbTest extends GoldenValuesContract {
  @Override
  WholeRun on(Path duckDbFile) {
    return WholeRun.on(duckDbFile);
  }
}
