package energy.bmkpi.cli.output.format;

import java.io.PrintWriter;

/** How a command prints its data. */
public enum OutputFormat {
  TEXT {
    @Override
    public RowWriter rows(PrintWriter out) {
      return new TextRows(out);
    }
  },
  JSON {
    @Override
    public RowWriter rows(PrintWriter out) {
      return new JsonRows(out);
    }
  },
  CSV {
    @Override
    public RowWriter rows(PrintWriter out) {
      return new CsvRows(out);
    }
  };

  /** Writes rows of this format; closing it leaves {@code out} open. */
  public abstract RowWriter rows(PrintWriter out);
}
