package energy.bmkpi.cli.output.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An array of objects, one a line; NULL as null. */
final class JsonRows implements RowWriter {
  private final PrintWriter out;
  private final List<String> columns = new ArrayList<>();
  private boolean first = true;

  JsonRows(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void header(List<String> columns) {
    this.columns.addAll(columns);
    out.print("[");
  }

  @Override
  public void row(List<? extends @Nullable Object> values) {
    out.print(first ? "\n" : ",\n");
    first = false;
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartObject();
      for (int i = 0; i < values.size(); i++) {
        Json.field(json, columns.get(i), values.get(i));
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    out.println(first ? "]" : "\n]");
    out.flush();
  }
}
