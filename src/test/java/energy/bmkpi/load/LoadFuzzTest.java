package energy.bmkpi.load;

import static energy.bmkpi.market.SourceTable.BOAV;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.failure.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterProperty;
import org.duckdb.DuckDBDriver;

/** A damaged file is loaded or refused, never half loaded, and never breaks the program. */
class LoadFuzzTest {
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

  /**
   * What happens to a file: some bytes are overwritten, put in or taken out, or its end is lost.
   */
  private enum Damage {
    OVERWRITE,
    INSERT,
    REMOVE,
    CUT
  }

  private record Mutation(Damage damage, int place, byte value) {

    byte[] applyTo(byte[] bytes) {
      int at = bytes.length == 0 ? 0 : place % bytes.length;
      byte[] before = Arrays.copyOfRange(bytes, 0, at);
      byte[] after = Arrays.copyOfRange(bytes, at, bytes.length);
      byte[] rest = after.length == 0 ? after : Arrays.copyOfRange(after, 1, after.length);
      return switch (damage) {
        case OVERWRITE -> join(before, new byte[] {value}, rest);
        case INSERT -> join(before, new byte[] {value}, after);
        case REMOVE -> join(before, rest);
        case CUT -> before;
      };
    }

    private static byte[] join(byte[]... parts) {
      int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
      byte[] joined = new byte[length];
      int at = 0;
      for (byte[] part : parts) {
        System.arraycopy(part, 0, joined, at, part.length);
        at += part.length;
      }
      return joined;
    }
  }

  @Provide
  Arbitrary<List<Mutation>> mutations() {
    // any byte, and often one that means something to CSV or JSON
    Arbitrary<Byte> values =
        Arbitraries.oneOf(
            Arbitraries.bytes(),
            Arbitraries.of(',', '"', '\n', '\r', '\\', '{', '}', '[', ']', ':', '0', '-', '.', 'e')
                .map(character -> (byte) character.charValue()));
    Arbitrary<Damage> damages =
        Arbitraries.frequency(
            Tuple.of(5, Damage.OVERWRITE),
            Tuple.of(3, Damage.INSERT),
            Tuple.of(3, Damage.REMOVE),
            Tuple.of(1, Damage.CUT));
    return Combinators.combine(damages, Arbitraries.integers().between(0, 9999), values)
        .as(Mutation::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
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
  void damagedCsvIsLoadedOrRefused(@ForAll("mutations") List<Mutation> mutations)
      throws IOException {
    assertLoadedOrRefused(CSV, mutations);
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void damagedJsonIsLoadedOrRefused(@ForAll("mutations") List<Mutation> mutations)
      throws IOException {
    assertLoadedOrRefused(JSON, mutations);
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void damagedParquetIsLoadedOrRefused(@ForAll("mutations") List<Mutation> mutations)
      throws IOException {
    assertLoadedOrRefused(parquet, mutations);
  }

  private void assertLoadedOrRefused(String whole, List<Mutation> mutations) throws IOException {
    assertLoadedOrRefused(whole.getBytes(StandardCharsets.UTF_8), mutations);
  }

  private void assertLoadedOrRefused(byte[] whole, List<Mutation> mutations) throws IOException {
    byte[] bytes = whole;
    for (Mutation mutation : mutations) {
      bytes = mutation.applyTo(bytes);
    }
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
    assertThat(result.added() + result.restated() + result.unchanged() + result.withoutUnit())
        .isEqualTo(result.rows());
    assertThat(tables.rows(BOAV)).hasSize(before.size() + (int) result.added());
  }
}
