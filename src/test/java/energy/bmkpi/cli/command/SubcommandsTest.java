package energy.bmkpi.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.cli.CommandRunner;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what is called is built. */
@QuarkusTest
class SubcommandsTest {
  @Inject CommandRunner bmkpi;

  @Test
  void eachHasTheNameOfItsAnnotation() {
    assertThat(bmkpi.commandLine("completion").getSubcommands())
        .allSatisfy((name, command) -> assertThat(command.getCommandSpec().name()).isEqualTo(name));
  }

  @Test
  void aCallOfOneBuildsNoOther() {
    assertThat(bmkpi.commandLine("-v", "run", "--days", "1").getSubcommands())
        .containsOnlyKeys("run");
  }

  @Test
  void theVersionNeedsNone() {
    assertThat(bmkpi.commandLine("--version").getSubcommands()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "completion", "help", "rnu", "@arguments"})
  void allAreKnownWhereAnyMayBeMeant(String arg) {
    assertThat(bmkpi.commandLine(arg).getSubcommands().keySet())
        .containsExactlyElementsOf(Subcommands.names());
  }

  @Test
  void allAreListedWithoutAnArgument() {
    assertThat(bmkpi.commandLine().getSubcommands()).hasSameSizeAs(Subcommands.names());
  }
}
