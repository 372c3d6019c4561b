package energy.bmkpi.cli;

import energy.bmkpi.warehouse.bigquery.EmulatedProject;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A project of BigQuery beside the application, which is configured to work on it. */
public final class EmulatedBigQuery implements QuarkusTestResourceLifecycleManager {
  private final Map<String, String> more = new HashMap<>();
  private @Nullable EmulatedProject project;

  /** Keys of the configuration beside those of the project. */
  @Override
  public void init(Map<String, String> keys) {
    more.putAll(keys);
  }

  @Override
  public Map<String, String> start() {
    try {
      Path directory = Files.createTempDirectory("bmkpi-state");
      EmulatedProject started = new EmulatedProject(directory);
      project = started;
      Map<String, String> keys = new HashMap<>(more);
      keys.put("bmkpi.warehouse", "bigquery");
      keys.put("bmkpi.bigquery.project", EmulatedProject.PROJECT);
      keys.put("bmkpi.bigquery.dataset", EmulatedProject.DATASET);
      keys.put("bmkpi.bigquery.host", started.emulator().host());
      keys.put("bmkpi.bigquery.credentials", "none");
      keys.put("bmkpi.state-dir", directory.toString());
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(project, new TestInjector.MatchesType(EmulatedProject.class));
  }

  @Override
  public void stop() {
    if (project != null) {
      project.close();
    }
  }
}
