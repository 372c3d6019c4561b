package energy.bmkpi.load;

import energy.bmkpi.market.SourceTable;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files to load into one table.
 *
 * @param files {@code -} is standard input
 * @param direction the side of all rows, for files of BOAV and EBOCF that do not tell; else null
 * @param replace whether the files are the whole of their dates, and of their sides
 */
public record LoadRequest(
    SourceTable table,
    List<Path> files,
    @Nullable Direction direction,
    boolean replace,
    InputStream standardInput) {

  /** Files that add to what is stored. */
  public static LoadRequest of(SourceTable table, List<Path> files, @Nullable Direction direction) {
    return new LoadRequest(table, files, direction, false, InputStream.nullInputStream());
  }
}
