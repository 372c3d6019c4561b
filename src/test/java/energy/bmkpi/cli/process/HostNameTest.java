package energy.bmkpi.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.testing.Slow;
import io.quarkus.test.junit.main.QuarkusMainLauncher;
import io.quarkus.test.junit.main.QuarkusMainTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A name service that does not answer would hold up every command for seconds. */
@QuarkusMainTest
@Slow
class HostNameTest {

  @Test
  @EnabledOnOs(OS.LINUX)
  void loggingIsToldItSoThatItNeedNotAskTheNetwork(QuarkusMainLauncher program) throws IOException {
    System.clearProperty("jboss.host.name");

    program.launch("--version");

    assertThat(System.getProperty("jboss.host.name"))
        .isEqualTo(Files.readString(Path.of("/proc/sys/kernel/hostname")).strip());
  }
}
