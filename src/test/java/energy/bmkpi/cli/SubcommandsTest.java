package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what is called is built. */
@QuarkusTest
class SubcommandsTest {
  @Inject CommandLines commandLines;

  @Test
  void eachHasTheNameOfItsAnnotation() {
    assertThat(commandLines.commandLine("completion").getSubcommands())
        .allSatisfy((name, command) -> assertThat(command.getCommandSpec().name()).isEqualTo(name));
  }

  @Test
  void aCallOfOneBuildsNoOther() {
    assertThat(commandLines.commandLine("-v", "run", "--days", "1").getSubcommands())
        .containsOnlyKeys("run");
  }

  @Test
  void theVersionNeedsNone() {
    assertThat(commandLines.commandLine("--version").getSubcommands()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "completion", "help", "rnu", "@arguments"})
  void allAreKnownWhereAnyMayBeMeant(String arg) {
    assertThat(commandLines.commandLine(arg).getSubcommands().keySet())
        .containsExactlyElementsOf(Subcommands.names());
  }

  @Test
  void allAreListedWithoutAnArgument() {
    assertThat(commandLines.commandLine().getSubcommands()).hasSameSizeAs(Subcommands.names());
  }
}
