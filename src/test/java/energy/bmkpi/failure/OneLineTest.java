package energy.bmkpi.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {
  @Test
  void linesAreJoined() {
    assertThat(OneLine.of("cannot read\n  the file\r\nat all\n"))
        .isEqualTo("cannot read the file at all");
  }

  @Test
  void linksOfLibrariesAreLeftOut() {
    assertThat(
            OneLine.of(
                "Expected BEGIN_OBJECT but was STRING at line 1\n"
                    + "See https://github.com/google/gson/blob/main/Troubleshooting.md#unexpected"))
        .isEqualTo("Expected BEGIN_OBJECT but was STRING at line 1");
    assertThat(
            OneLine.of(
                "Your default credentials were not found. To set up Application Default Credentials"
                    + " for your environment, see https://cloud.google.com/docs/set-up-adc."))
        .isEqualTo("Your default credentials were not found");
  }
}
