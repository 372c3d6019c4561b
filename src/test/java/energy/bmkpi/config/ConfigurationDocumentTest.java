package energy.bmkpi.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationDocumentTest {
  private static final Path DOCUMENT = Path.of("docs/CONFIGURATION.md");

  @Test
  void theDocumentSaysWhatTheProgramTakes() throws IOException {
    if (Boolean.getBoolean("bmkpi.docs.write")) {
      Files.writeString(DOCUMENT, ConfigurationDocument.text());
    }
    assertThat(Files.readString(DOCUMENT)).isEqualTo(ConfigurationDocument.text());
  }
}
