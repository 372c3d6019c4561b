package energy.bmkpi.cli;

import java.io.PrintWriter;

/** How a command prints its data. */
public enum OutputFormat {
  TEXT {
    @Override
    RowWriter rows(PrintWriter out) {
      return new TextRows(out);
    }
  },
  JSON {
    @Override
    RowWriter rows(PrintWriter out) {
      return new JsonRows(out);
    }
  },
  CSV {
    @Override
    RowWriter rows(PrintWriter out) {
      return new CsvRows(out);
    }
  };

  /** Writes rows of this format; closing it leaves {@code out} open. */
  abstract RowWriter rows(PrintWriter out);
}
