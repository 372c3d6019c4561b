package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher of {@code ./mvnw package -Daot}: a cache that does not fit never breaks a run. */
class AheadOfTimeCacheIT {
  private static final Path PACKAGED = Path.of("target/quarkus-app");

  /** Has the JVM refuse to start without its cache. */
  private static final Map<String, String> CACHE_OR_NOTHING =
      Map.of("JDK_JAVA_OPTIONS", "-XX:AOTMode=on");

  @TempDir Path directory;

  private PackagedProgram bmkpi;
  private Path cache;

  @BeforeEach
  void installTheProgram() throws Exception {
    assumeTrue(Files.exists(PACKAGED.resolve("bmkpi.aot")), "made by ./mvnw package -Daot");
    bmkpi =
        new PackagedProgram(directory, PACKAGED.resolve("bmkpi"))
            .installedIn(directory)
            .withVariable("JAVA_HOME", System.getProperty("java.home"));
    cache = directory.resolve("bmkpi.aot");
  }

  @Test
  void itIsUsed() throws Exception {
    assertThat(version(CACHE_OR_NOTHING).exitCode()).isZero();
  }

  @Test
  void itIsMissing() throws Exception {
    Files.delete(cache);

    assertWorksInSilence();
    assertThat(version(CACHE_OR_NOTHING).exitCode()).isNotZero();
  }

  @Test
  void itIsCutOff() throws Exception {
    byte[] whole = Files.readAllBytes(cache);
    Files.write(cache, Arrays.copyOf(whole, whole.length / 2));

    assertWorksInSilence();
  }

  @Test
  void itIsOfAnotherJar() throws Exception {
    Files.setLastModifiedTime(
        directory.resolve("quarkus-run.jar"), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));

    assertWorksInSilence();
  }

  private void assertWorksInSilence() throws Exception {
    CommandRunner.Result result = version(Map.of());

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).startsWith("bmkpi ");
  }

  private CommandRunner.Result version(Map<String, String> environment) throws Exception {
    environment.forEach(bmkpi::withVariable);
    return bmkpi.run("--version");
  }
}
