package energy.bmkpi;

import energy.bmkpi.pipeline.WholeRun;
import energy.bmkpi.testing.Slow;
import java.nio.file.Path;

@Slow
class GoldenValuesOnDuckDbTest extends GoldenValuesContract {
  @Override
  WholeRun on(Path duckDbFile) {
    return WholeRun.on(duckDbFile);
  }
}
