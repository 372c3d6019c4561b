package energy.bmkpi.load.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "2026-03-18T00:00:00Z\",x|20",
        "\"|0",
        "T_ABC-1\"\"\"\"\"|7",
        "1234567\\|7",
        "12345678\\\"|8",
        "Windfarm Ré größer €\"|25",
        "no end of it|12",
        "''|0"
      })
  void plainTextEndsAtTheFirstQuoteOrBackslash(String text, int end) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    assertThat(PlainText.end(bytes, 0, bytes.length)).isEqualTo(end);
  }

  @Test
  void everyBytePlaceAndLimitGivesWhatALookAtEachByteGives() {
    Random random = new Random(20260318);
    byte[] bytes = new byte[64];
    for (int round = 0; round < 20_000; round++) {
      random.nextBytes(bytes);
      for (int i = 0; i < bytes.length; i++) {
        // mostly plain, so that marks are found at all places
        bytes[i] = random.nextInt(12) == 0 ? bytes[i] : (byte) (bytes[i] | 0x60);
      }
      int from = random.nextInt(bytes.length);
      int limit = from + random.nextInt(bytes.length - from + 1);

      assertThat(PlainText.end(bytes, from, limit)).isEqualTo(firstMark(bytes, from, limit));
    }
  }

  private static int firstMark(byte[] bytes, int from, int limit) {
    int at = from;
    while (at < limit && bytes[at] != '"' && bytes[at] != '\\' && (bytes[at] & 0xff) >= ' ') {
      at++;
    }
    return at;
  }
}
