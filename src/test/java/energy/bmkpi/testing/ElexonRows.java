package energy.bmkpi.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real Elexon rows, which lie outside the repository: in the folder that system property {@code
 * bmkpi.elexon} names or, unless it is set, in {@code ../shared/data/elexon}. Tests that need them
 * are skipped where they are absent.
 */
public final class ElexonRows {
  private ElexonRows() {}

  /** The file of this name in the folder. */
  public static Path file(String name) {
    Path file = Path.of(System.getProperty("bmkpi.elexon", "../shared/data/elexon"), name);
    assumeTrue(
        Files.isReadable(file),
        () -> "no real rows: %s is absent; name their folder with -Dbmkpi.elexon".formatted(file));
    return file;
  }

  /** BOALF of all wind units on 2022-01-01. */
  public static Path boalf() {
    return file("boalf_2022-01-01_wind.csv");
  }

  /** BOD of all wind units on 2022-01-01. */
  public static Path bod() {
    return file("bod_2022-01-01_wind.csv");
  }

  /** EBOCF of the storage unit E_DOLLB-1 on 2026-05-20. */
  public static Path ebocf() {
    return file("ebocf_E_DOLLB-1_2026-05-20.csv");
  }

  /** The BM unit reference. */
  public static Path bmUnits() {
    return file("bm_units.json.gz");
  }
}
