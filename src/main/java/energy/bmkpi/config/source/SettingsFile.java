package energy.bmkpi.config.source;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Reads a settings file. A file that is there either counts as a whole or is refused by its name:
 * Java's own reader takes wrong bytes for text, so that keys would be ignored without a word.
 */
final class SettingsFile {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String SAVE = "save it as UTF-8";

  private final Path file;

  private SettingsFile(Path file) {
    this.file = file;
  }

  /**
   * Its keys and values; empty where there is no such file.
   *
   * @param ordinal of sources that have a key, the one with the highest counts
   */
  static Optional<ConfigSource> read(Path file, int ordinal) {
    // config may also be a file, which has nothing to do with the program
    if (!Files.isDirectory(file.resolveSibling(""))) {
      return Optional.empty();
    }
    SettingsFile settings = new SettingsFile(file);
    return settings
        .bytes()
        .map(settings::text)
        .map(settings::values)
        .map(values -> new PropertiesConfigSource(values, file.toString(), ordinal));
  }

  private Optional<byte[]> bytes() {
    try {
      return Optional.of(BoundedFile.read(file));
    } catch (BoundedFile.RefusedException e) {
      throw refused(e.getMessage(), "put a file of settings in its place, or remove it");
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (AccessDeniedException e) {
      throw refused("may not be read by this user", "give the user the right to read it");
    } catch (IOException e) {
      throw Files.isDirectory(file)
          ? refused("is a directory", "put a file in its place, or remove it")
          : refused("cannot be read (%s)".formatted(e.getMessage()), "look at the disk");
    }
  }

  private String text(byte[] bytes) {
    requireNoNul(bytes);
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw refused("is not UTF-8 in line %d".formatted(line(bytes, rest.position())), SAVE);
    }
  }

  /** Text has no NUL; every second byte of UTF-16 is one, and UTF-32 has three in a row. */
  private void requireNoNul(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0) {
        throw refused("is not UTF-8 but looks like UTF-16 or UTF-32", SAVE);
      }
    }
  }

  private static int line(byte[] bytes, int position) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      if (bytes[i] == '\n') {
        line++;
      }
    }
    return line;
  }

  private Map<String, String> values(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    Properties reader =
        new Properties() {
          @Override
          public synchronized Object put(Object key, Object value) {
            add(key.toString(), value.toString(), values);
            return value;
          }
        };
    try {
      reader.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      throw refused(
          "has an escape that cannot be read (%s)".formatted(e.getMessage()), "correct it");
    }
    return values;
  }

  private void add(String key, String value, Map<String, String> values) {
    if (!isSetting(key)) {
      throw refused(
          "has the key %s, which is no setting".formatted(key),
          "keys begin with bmkpi. or quarkus.; correct it, or if the file belongs to another program,"
              + " call bmkpi in another directory");
    }
    if (values.put(key, value) != null) {
      throw refused("has the key %s twice".formatted(key), "remove one of them");
    }
  }

  /** Those that would name other files or choose among variants of a key have no effect. */
  private static boolean isSetting(String key) {
    return key.startsWith("bmkpi.")
        || (key.startsWith("quarkus.")
            && !key.startsWith("quarkus.config.")
            && !key.equals("quarkus.profile"));
  }

  private Failure refused(String problem, String remedy) {
    return new Failure(FailureCategory.CONFIGURATION, file + " " + problem, remedy);
  }
}
