package energy.bmkpi.config.source;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.testing.Slow;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Values by chance for every key, read as the program reads them: taken, or refused in a line that
 * names the key. 20 values of each key in every build, 200 with {@code -Dtests.long=true}.
 */
@Slow
class ConfigurationFuzzTest {
  private static final int ROUNDS = Boolean.getBoolean("tests.long") ? 200 : 20;

  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "1",
          "7",
          "auto",
          "99999999999999999999",
          "1e9",
          "NaN",
          "true",
          "2GB",
          "PT1M",
          "90s",
          "a,b",
          "a=b",
          ",",
          "\\",
          "\\,",
          "duckdb",
          "DuckDB",
          "LoopBack",
          "Trun_Cate",
          "json",
          "http://[",
          "https://example.org/%zz",
          "raw.bmrs_bod",
          "a..b",
          "'; DROP TABLE bmrs_bod; --",
          "`id`",
          "$(touch owned)",
          "${",
          "${}",
          "${nothing}",
          "${bmkpi.days}",
          "$${x}",
          "%s%n",
          "£",
          "\u0000",
          "\n",
          "a\nb",
          "\ud800");

  private final Random random = new Random(42);

  @Test
  void everyValueOfEveryKeyIsTakenOrRefusedInALineThatNamesTheKey() {
    List<String> keys = keys();
    int refused = 0;
    List<String> badlyTold = new ArrayList<>();
    for (String key : keys) {
      for (int round = 0; round < ROUNDS; round++) {
        String value = value();
        List<String> problems = problems(Map.of(key, value));

        if (problems.size() > 1
            || !problems.stream().allMatch(told -> told.startsWith(key + " in "))
            || !problems.stream().allMatch(ConfigurationFuzzTest::isALineForPeople)) {
          badlyTold.add("%s=%s: %s".formatted(key, value, problems));
        }
        refused += problems.size();
      }
    }
    assertThat(badlyTold).isEmpty();
    assertThat(refused).as("of %d", keys.size() * ROUNDS).isBetween(1, keys.size() * ROUNDS - 1);
    System.out.printf(
        "configuration: %,d values of %d keys, %,d refused%n",
        keys.size() * ROUNDS, keys.size(), refused);
  }

  @Test
  void aChoiceIsTakenWhateverItsCapitals() {
    assertThat(problems(Map.of("bmkpi.warehouse", "DuckDB"))).isEmpty();
    assertThat(problems(Map.of("bmkpi.warehouse", "Oracle")))
        .singleElement()
        .asString()
        .endsWith(": 'Oracle' is not a warehouse; there are duckdb, bigquery; correct it there");
    assertThat(problems(Map.of("bmkpi.bigquery.max-retry-time", "soon")))
        .singleElement()
        .asString()
        .endsWith(": 'soon' is not a time such as 90s, 3m or PT3M; correct it there");
  }

  @Test
  void aReferenceToNothingOrToItselfIsToldAsSuch() {
    assertThat(problems(Map.of("bmkpi.days", "${nothing}")))
        .singleElement()
        .asString()
        .endsWith(" refers to ${nothing}, which has no value; correct it there");
    assertThat(problems(Map.of("bmkpi.days", "${bmkpi.days}")))
        .singleElement()
        .asString()
        .endsWith(" refers to itself; correct it there");
  }

  @Test
  void everyKeyThatThereIsNotIsRefusedByItsName() {
    for (String key : keys()) {
      String wrong = key + (char) ('a' + random.nextInt(26));

      assertThat(problems(Map.of(wrong, "1")))
          .as(wrong)
          .singleElement()
          .asString()
          .startsWith("unknown configuration key " + wrong + " in ")
          .satisfies(problem -> assertThat(isALineForPeople(problem)).isTrue());
    }
  }

  private static boolean isALineForPeople(String problem) {
    return problem.lines().count() == 1
        && !problem.contains("SRCFG")
        && !problem.contains("Exception")
        && !problem.contains("energy.bmkpi")
        && !problem.contains("java.")
        && problem.contains("; ");
  }

  /** What the program would say; nothing where it would begin its work. */
  private static List<String> problems(Map<String, String> values) {
    try {
      SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder();
      SettingSources.addConverters(builder);
      SmallRyeConfig config =
          builder
              .addDefaultInterceptors()
              .addDiscoveredConverters()
              .withMapping(BmkpiConfig.class)
              .withSources(new PropertiesConfigSource(values, "by chance", 100))
              .build();
      assertThat(config.getConfigMapping(BmkpiConfig.class).tables().names()).isNotNull();
      return List.of();
    } catch (ConfigValidationException invalid) {
      return ConfigurationProblems.of(invalid);
    }
  }

  private String value() {
    if (random.nextInt(4) > 0) {
      return VALUES.get(random.nextInt(VALUES.size()));
    }
    StringBuilder value = new StringBuilder();
    for (int length = random.nextInt(12); length > 0; length--) {
      value.append((char) random.nextInt(random.nextBoolean() ? 128 : 0x3000));
    }
    return value.toString();
  }

  private static List<String> keys() {
    Map<String, ?> keys =
        new TreeMap<>(
            ConfigMappings.getProperties(
                ConfigMappings.ConfigClass.configClass(BmkpiConfig.class)));
    return new ArrayList<>(keys.keySet());
  }
}
