package energy.bmkpi.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.warehouse.TableNames;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuckDbSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "2, 28, 1", // a quarter on a small machine
    "32, 28, 1", // a quarter on a large one
    "32, 4, 8", // a day on a large one
    "2, 1, 2", // one dataset of a day
    "1, 4, 1",
  })
  void queriesThatRunAtOnceShareTheThreads(int threads, int queriesAtOnce, int ofAQuery) {
    DuckDbSettings settings =
        new DuckDbSettings(Path.of("bmkpi.duckdb"), threads, "1GB", TableNames.defaults())
            .with(new DuckDbSettings.Use(queriesAtOnce, false));

    assertThat(settings.threadsOfAQuery()).isEqualTo(ofAQuery);
  }
}
