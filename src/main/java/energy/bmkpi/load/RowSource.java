package energy.bmkpi.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Where DuckDB reads the rows of a file from. */
interface RowSource {

  /** For a FROM clause. */
  String relation();

  /** The names of its columns, as the file writes them. */
  List<String> columns(Connection connection) throws SQLException;

  /** Runs a statement that reads from {@link #relation()}. */
  void execute(Connection connection, String sql) throws SQLException;
}
