package energy.bmkpi.config;

import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** docs/CONFIGURATION.md, as {@link BmkpiConfig} and its Javadoc say it has to be. */
final class ConfigurationDocument {
  private static final Path SOURCE = Path.of("src/main/java/energy/bmkpi/config/BmkpiConfig.java");

  private final String source;
  private final List<String> rows = new ArrayList<>();

  private ConfigurationDocument(String source) {
    this.source = source;
  }

  static String text() throws IOException {
    ConfigurationDocument document = new ConfigurationDocument(Files.readString(SOURCE));
    document.collect("bmkpi", BmkpiConfig.class);
    return """
        # Configuration

        Generated from `BmkpiConfig`; to renew it: `./mvnw test -Dtest=ConfigurationDocumentTest -Dbmkpi.docs.write=true`.

        A value is taken from the first place that has it: the option of the command, a system property (`-Dbmkpi.workers=8`),
        the environment (`BMKPI_WORKERS=8`), `config/application.properties` in the working directory, or the same file beside
        the program. Nothing else is read: no `.env`, no file of a profile, none that `quarkus.config.locations` names. A file
        of settings is UTF-8, with or without a byte order mark. A value that cannot be meant, a key that is neither in this list
        nor `quarkus.*`, and a key that a file has twice end the program with exit code 2.

        | key | in the environment | default | what it is |
        |---|---|---|---|
        %s"""
        .formatted(String.join("", document.rows));
  }

  private void collect(String prefix, Class<?> keys) {
    Arrays.stream(keys.getDeclaredMethods())
        .filter(method -> Modifier.isAbstract(method.getModifiers()))
        .sorted(Comparator.comparingInt(method -> place(keys, method)))
        .forEach(
            method -> {
              String key = prefix + "." + name(method);
              if (method.getReturnType().getEnclosingClass() == BmkpiConfig.class) {
                collect(key, method.getReturnType());
              } else {
                rows.add(row(key, keys, method));
              }
            });
  }

  private String row(String key, Class<?> keys, Method method) {
    WithDefault value = method.getAnnotation(WithDefault.class);
    return "| `%s` | `%s` | %s | %s |\n"
        .formatted(
            key,
            key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT),
            value == null ? "–" : "`" + value.value() + "`",
            meaning(keys, method));
  }

  private static String name(Method method) {
    WithName name = method.getAnnotation(WithName.class);
    return name != null
        ? name.value()
        : method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /** Its Javadoc; names of tables have one for all. */
  private String meaning(Class<?> keys, Method method) {
    Matcher javadoc =
        Pattern.compile(
                "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+\\([^)]*\\)\\s*)*[\\w<>]+ "
                    + method.getName()
                    + "\\(\\);",
                Pattern.DOTALL)
            .matcher(source);
    if (keys == BmkpiConfig.Tables.class || !javadoc.find(begin(keys))) {
      return "What the table is called; a dataset or schema may stand before it.";
    }
    return javadoc
        .group(1)
        .replaceAll("\\{@code ([^}]*)\\}", "`$1`")
        .replaceAll("\\s*\\n\\s*\\*\\s*", " ")
        .strip();
  }

  private int place(Class<?> keys, Method method) {
    return source.indexOf(" " + method.getName() + "();", begin(keys));
  }

  private int begin(Class<?> keys) {
    return source.indexOf("interface " + keys.getSimpleName() + " {");
  }
}
