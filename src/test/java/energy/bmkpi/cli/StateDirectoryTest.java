package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the journal is unless bmkpi.state-dir says. */
class StateDirectoryTest {
  @TempDir Path home;

  @Test
  void theUsersStateDirectoryOfXdg() {
    assertThat(StateDirectory.byDefault("/var/state", home.toString()))
        .hasValue(Path.of("/var/state/bmkpi"));
  }

  @Test
  void belowTheHomeDirectoryWhereXdgIsNotSetOrEmptyOrRelative() {
    Path expected = home.resolve(".local/state/bmkpi");

    assertThat(StateDirectory.byDefault(null, home.toString())).hasValue(expected);
    assertThat(StateDirectory.byDefault("", home.toString())).hasValue(expected);
    assertThat(StateDirectory.byDefault("state", home.toString())).hasValue(expected);
  }

  @Test
  void nowhereWithoutAHomeDirectory() {
    assertThat(StateDirectory.byDefault(null, null)).isEmpty();
    assertThat(StateDirectory.byDefault(null, "?")).isEmpty();
    assertThat(StateDirectory.byDefault(null, home.resolve("nonexistent").toString())).isEmpty();
  }
}
