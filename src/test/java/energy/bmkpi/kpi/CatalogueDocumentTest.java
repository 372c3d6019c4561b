package energy.bmkpi.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CatalogueDocumentTest {
  private static final Path DOCUMENT = Path.of("docs/KPIS.md");

  @Test
  void theDocumentSaysWhatTheCatalogueSays() throws IOException {
    if (Boolean.getBoolean("bmkpi.docs.write")) {
      Files.writeString(DOCUMENT, CatalogueDocument.text());
    }
    assertThat(Files.readString(DOCUMENT)).isEqualTo(CatalogueDocument.text());
  }
}
