package energy.bmkpi.load;

import java.nio.file.Path;

/**
 * What came of a file.
 *
 * @param rows rows in the file
 * @param added rows that were not there before
 * @param restated rows that took the place of one with the same natural key
 * @param unchanged rows that were there already, were older than what is there, or stood in the
 *     file twice
 * @param withoutUnit rows left out because they name no BM unit
 */
public record LoadResult(
    Path file, long rows, long added, long restated, long unchanged, long withoutUnit) {

  /** Whether the table holds other rows than before. */
  boolean changesTheTable() {
    return added != 0 || restated != 0;
  }
}
