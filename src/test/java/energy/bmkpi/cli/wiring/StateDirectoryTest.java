package energy.bmkpi.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the journal is unless bmkpi.state-dir says. */
class StateDirectoryTest {
  @TempDir Path home;

  @Test
  void theUsersStateDirectoryOfXdg() {
    assertThat(StateDirectory.byDefault("/var/state", home.toString(), null))
        .hasValue(Path.of("/var/state/bmkpi"));
  }

  @Test
  void belowHomeWhereXdgIsNotSetOrEmptyOrRelative() {
    Path expected = home.resolve(".local/state/bmkpi");

    assertThat(StateDirectory.byDefault(null, home.toString(), null)).hasValue(expected);
    assertThat(StateDirectory.byDefault("", home.toString(), null)).hasValue(expected);
    assertThat(StateDirectory.byDefault("state", home.toString(), null)).hasValue(expected);
  }

  @Test
  void theCallersHomeGoesBeforeTheOneOfTheUserDatabase() throws Exception {
    Path other = Files.createDirectory(home.resolve("other"));

    assertThat(StateDirectory.byDefault(null, other.toString(), home.toString()))
        .hasValue(other.resolve(".local/state/bmkpi"));
  }

  @Test
  void theUserDatabaseSaysWhereHomeIsNotSetOrIsNoDirectory() {
    Path expected = home.resolve(".local/state/bmkpi");

    for (String unusable : new String[] {null, "", "home", home.resolve("absent").toString()}) {
      assertThat(StateDirectory.byDefault(null, unusable, home.toString())).hasValue(expected);
    }
  }

  @Test
  void nowhereWithoutAHomeDirectory() {
    assertThat(StateDirectory.byDefault(null, null, null)).isEmpty();
    assertThat(StateDirectory.byDefault(null, null, "?")).isEmpty();
    assertThat(StateDirectory.byDefault(null, "", home.resolve("nonexistent").toString()))
        .isEmpty();
  }
}
