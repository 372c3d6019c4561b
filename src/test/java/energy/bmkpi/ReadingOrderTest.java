package energy.bmkpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Where ARCHITECTURE.md sends a reader, there is what it says. */
class ReadingOrderTest {
  private static final Pattern LINK =
      Pattern.compile("\\[`(\\w+)(?:\\.(\\w+))?`]\\((src/[^)#]+/(\\w+)\\.java)#L(\\d+)\\)");

  @Test
  void everyLineIsWhereItsClassOrMethodBegins() throws IOException {
    List<MatchResult> links =
        LINK.matcher(Files.readString(Path.of("ARCHITECTURE.md"))).results().toList();

    assertThat(links).hasSizeGreaterThan(5).allSatisfy(ReadingOrderTest::assertLeadsThere);
  }

  private static void assertLeadsThere(MatchResult link) throws IOException {
    String method = link.group(2);
    String begins = method == null ? " " + link.group(1) + " " : " " + method + "(";

    assertThat(link.group(4)).isEqualTo(link.group(1));
    assertThat(Files.readAllLines(Path.of(link.group(3))).get(Integer.parseInt(link.group(5)) - 1))
        .as(link.group())
        .contains(begins);
  }
}
