package energy.bmkpi.load;

import java.time.LocalDate;
import java.util.List;

/**
 * What came of a file.
 *
 * @param file as it was given
 * @param dates the settlement dates of its rows, in order; none for the BM unit reference
 * @param rows what became of each of them
 * @param notInFiles rows of these dates, and of the sides that were loaded, that were stored before
 *     and that none of the files of the call has
 * @param notes what a person should know beyond the numbers
 */
public record LoadResult(
    String file, List<LocalDate> dates, RowCounts rows, long notInFiles, List<String> notes) {

  /**
   * Each row of a file counts once.
   *
   * @param added there was none of its natural key
   * @param restated it took the place of another one of its natural key
   * @param unchanged the same row was there already
   * @param older the row that is stored is newer
   * @param undated the row that is stored says when it was created, this one does not
   * @param repeated another row of the file has the same natural key, and counts
   * @param withoutUnit it names no BM unit, and is left out
   */
  public record RowCounts(
      long added,
      long restated,
      long unchanged,
      long older,
      long undated,
      long repeated,
      long withoutUnit) {
    static final RowCounts NONE = new RowCounts(0, 0, 0, 0, 0, 0, 0);

    /** All rows of the file. */
    public long total() {
      return added + restated + unchanged + older + undated + repeated + withoutUnit;
    }
  }
}
