package energy.bmkpi.warehouse.bigquery;

import com.google.api.services.bigquery.model.Streamingbuffer;
import com.google.api.services.bigquery.model.Table;
import com.google.api.services.bigquery.model.TableReference;
import energy.bmkpi.warehouse.bigquery.rest.BigQueryRequests;
import java.util.Optional;

/**
 * What a table of BigQuery holds at a moment: when it was last modified, how many rows and bytes it
 * has, and how many more its streaming buffer. One request that costs nothing. Of a view it says
 * only when its definition was last modified.
 */
final class TableVersion {
  private static final String FIELDS =
      "tableReference,creationTime,type,lastModifiedTime,numRows,numBytes,streamingBuffer";

  private final BigQueryRequests requests;

  TableVersion(BigQueryRequests requests) {
    this.requests = requests;
  }

  String of(String name, TableReference reference) {
    Optional<Table> found =
        requests.table("cannot learn whether %s has changed".formatted(name), reference, FIELDS);
    return found.map(TableVersion::describe).orElse("absent");
  }

  private static String describe(Table table) {
    Streamingbuffer buffer = table.getStreamingBuffer();
    return "%s at %s, %s rows, %s bytes, streamed %s"
        .formatted(
            table.getType(),
            table.getLastModifiedTime(),
            table.getNumRows(),
            table.getNumBytes(),
            buffer == null ? "none" : buffer.getEstimatedRows());
  }
}
