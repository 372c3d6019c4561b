package energy.bmkpi.load.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import energy.bmkpi.failure.DiskReason;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the row that makes a file no JSON. */
final class JsonFault {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private static final Pattern TWICE = Pattern.compile("Duplicate field '(.*)'");

  private JsonFault() {}

  /**
   * @param rows one a line
   */
  static Optional<String> first(Path rows) {
    long number = 0;
    try (BufferedReader lines = Files.newBufferedReader(rows)) {
      for (String row = lines.readLine(); row != null; row = lines.readLine()) {
        number++;
        try (JsonParser parser = JSON.createParser(row)) {
          while (parser.nextToken() != null) {
            // only whether there is one
          }
        }
      }
      return Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.of("is not UTF-8 text, in or behind row %d".formatted(number + 1));
    } catch (JsonProcessingException e) {
      Matcher twice = TWICE.matcher(e.getOriginalMessage());
      return Optional.of(
          twice.matches()
              ? "row %d has a column twice: %s, by one name or by two"
                  .formatted(number, twice.group(1))
              : "row %d is no JSON: %s".formatted(number, e.getOriginalMessage()));
    } catch (IOException e) {
      return Optional.of("cannot be read behind row %d: %s".formatted(number, DiskReason.of(e)));
    }
  }
}
