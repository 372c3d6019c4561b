package energy.bmkpi.cli.output.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints a table row by row. */
public interface RowWriter extends AutoCloseable {

  /** Called once, before the first row. */
  void header(List<String> columns);

  /** A LocalDate, Instant, String, Long, Integer, Double or null for each column. */
  void row(List<? extends @Nullable Object> values);

  @Override
  void close();
}
