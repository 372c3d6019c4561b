package energy.bmkpi;

import energy.bmkpi.testing.Slow;
import energy.bmkpi.testing.WholeRun;
import java.nio.file.Path;

@Slow
class GoldenValuesOnDuckDbTest extends GoldenValuesContract {
  @Override
  WholeRun on(Path duckDbFile) {
    return WholeRun.on(duckDbFile);
  }
}
