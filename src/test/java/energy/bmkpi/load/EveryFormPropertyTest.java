package energy.bmkpi.load;

import static energy.bmkpi.market.SourceTable.EBOCF;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;

/**
 * However the rows of a file are written, exactly these rows come back. 100 files in every build,
 * 10,000 with {@code -Dtests.long=true}.
 */
@Slow
class EveryFormPropertyTest {
  private static final int ROUNDS = Boolean.getBoolean("tests.long") ? 100 : 1;
  private static final List<String> COLUMNS =
      List.of(
          "settlementDate",
          "settlementPeriod",
          "bmUnit",
          "totalCashflow",
          "_direction",
          "createdDateTime");

  private final Path directory;
  private final EmbeddedTables tables;

  EveryFormPropertyTest() throws IOException {
    directory = Files.createTempDirectory("bmkpi-forms");
    tables = EmbeddedTables.in(directory);
  }

  @AfterProperty
  void close() {
    tables.close();
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void everyRowComesBack(@ForAll long seed) throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      WrittenFile written = WrittenFile.of(seed + round);
      Path file = Files.write(directory.resolve("rows"), written.content());
      try {
        tables.load(EBOCF, file);
      } catch (Failure e) {
        throw new AssertionError(written.form(), e);
      }
      assertThat(tables.rows(EBOCF, COLUMNS)).as(written.form()).isEqualTo(written.rows());
      tables.execute("DELETE FROM bmrs_ebocf");
    }
  }
}
