package energy.bmkpi.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TablesDocumentTest {
  private static final Path DOCUMENT = Path.of("docs/TABLES.md");

  @Test
  void theDocumentSaysWhatIsReadAndPublished() throws IOException {
    if (Boolean.getBoolean("bmkpi.docs.write")) {
      Files.writeString(DOCUMENT, TablesDocument.text());
    }
    assertThat(Files.readString(DOCUMENT)).isEqualTo(TablesDocument.text());
  }
}
