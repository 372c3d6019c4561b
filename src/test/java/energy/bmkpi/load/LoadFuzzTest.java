package energy.bmkpi.load;

import static energy.bmkpi.market.SourceTable.BOAV;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.testing.ByteDamage;
import energy.bmkpi.testing.Slow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;
import org.duckdb.DuckDBDriver;

/**
 * A damaged file is loaded or refused, never half loaded, and never breaks the program. 200 files
 * of each format in every build, 2,000 with {@code -Dtests.long=true}.
 */
@Slow
class LoadFuzzTest {
  private static final int ROUNDS = Boolean.getBoolean("tests.long") ? 10 : 1;
  private static final String CSV = LoadingFixture.BOAV_CSV;
  private static final String JSON =
      """
      {"data":[{"settlementDate":"2025-10-01","settlementPeriod":17,"bmUnit":"T_LKSDB-1",
      "acceptanceId":22019,"totalVolumeAccepted":-4,"_direction":"bid",
      "createdDateTime":"2025-10-02T23:14:46Z"}]}""";

  private final Path directory;
  private EmbeddedTables tables;
  private final byte[] parquet;

  /** The tries of a property share its instance, and so the rows that the tries before loaded. */
  LoadFuzzTest() throws IOException {
    directory = Files.createTempDirectory("bmkpi-fuzz");
    parquet = parquet(directory);
    tables = EmbeddedTables.in(directory);
  }

  /** The rows of the CSV file as Parquet. */
  private static byte[] parquet(Path directory) throws IOException {
    Path csv = Files.writeString(directory.resolve("rows.csv"), CSV);
    Path file = directory.resolve("rows.parquet");
    try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT * FROM read_csv('%s')) TO '%s' (FORMAT PARQUET)".formatted(csv, file));
      return Files.readAllBytes(file);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Provide
  Arbitrary<List<List<ByteDamage>>> damages() {
    return ByteDamage.some().list().ofSize(ROUNDS);
  }

  @AfterProperty
  void closeTables() throws IOException {
    tables.close();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void damagedCsvIsLoadedOrRefused(@ForAll("damages") List<List<ByteDamage>> damages)
      throws IOException {
    for (List<ByteDamage> damage : damages) {
      assertLoadedOrRefused(CSV, damage);
    }
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void damagedJsonIsLoadedOrRefused(@ForAll("damages") List<List<ByteDamage>> damages)
      throws IOException {
    for (List<ByteDamage> damage : damages) {
      assertLoadedOrRefused(JSON, damage);
    }
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void damagedParquetIsLoadedOrRefused(@ForAll("damages") List<List<ByteDamage>> damages)
      throws IOException {
    for (List<ByteDamage> damage : damages) {
      assertLoadedOrRefused(parquet, damage);
    }
  }

  private void assertLoadedOrRefused(String whole, List<ByteDamage> damage) throws IOException {
    assertLoadedOrRefused(whole.getBytes(StandardCharsets.UTF_8), damage);
  }

  private void assertLoadedOrRefused(byte[] whole, List<ByteDamage> damage) throws IOException {
    byte[] bytes = ByteDamage.apply(damage, whole);
    Path file = Files.write(directory.resolve("damaged"), bytes);
    List<String> before = tables.rows(BOAV);
    LoadResult result;
    try {
      result = tables.load(BOAV, file);
    } catch (Failure refused) {
      assertThat(refused).hasMessageContaining("nothing was loaded");
      if (whole == parquet) {
        // some Parquet breaks DuckDB itself: the program ends, and the next one opens the file
        tables.close();
        tables = EmbeddedTables.in(directory);
      }
      assertThat(tables.rows(BOAV)).isEqualTo(before);
      return;
    }
    assertThat(tables.rows(BOAV)).hasSize(before.size() + (int) result.rows().added());
  }
}
