package energy.bmkpi.warehouse.bigquery.rest;

import com.google.api.client.util.Data;
import com.google.api.services.bigquery.model.GetQueryResultsResponse;
import com.google.api.services.bigquery.model.JobReference;
import com.google.api.services.bigquery.model.QueryResponse;
import com.google.api.services.bigquery.model.TableFieldSchema;
import com.google.api.services.bigquery.model.TableRow;
import com.google.api.services.bigquery.model.TableSchema;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All that the product uses of an answer, in one form for both readers.
 *
 * @param job its project, id and location; null where it has no project or id
 * @param rows the text of each cell; null is NULL
 */
record ReadAnswer(
    boolean complete,
    @Nullable List<@Nullable String> job,
    @Nullable String nextPage,
    @Nullable Long bytesProcessed,
    @Nullable Long totalRows,
    List<String> columns,
    List<List<@Nullable Object>> rows) {

  static ReadAnswer of(QueryAnswer answer) {
    int width = answer.rows() == 0 ? 0 : answer.cells().size() / answer.rows();
    return new ReadAnswer(
        answer.complete(),
        job(answer.job()),
        answer.nextPage(),
        answer.bytesProcessed(),
        answer.totalRows(),
        answer.columns(),
        IntStream.range(0, answer.rows())
            .mapToObj(row -> cells(answer.cells(), row * width, width))
            .toList());
  }

  private static List<@Nullable Object> cells(ResultCells cells, int first, int width) {
    List<@Nullable Object> texts = new ArrayList<>();
    for (int cell = first; cell < first + width; cell++) {
      texts.add(
          cells.isNull(cell)
              ? null
              : new String(cells.text(), cells.start(cell), cells.length(cell)));
    }
    return texts;
  }

  static ReadAnswer of(QueryResponse answer) {
    return of(
        answer.getJobComplete(),
        answer.getJobReference(),
        answer.getPageToken(),
        answer.getTotalBytesProcessed(),
        answer.getTotalRows(),
        answer.getSchema(),
        answer.getRows());
  }

  static ReadAnswer of(GetQueryResultsResponse answer) {
    return of(
        answer.getJobComplete(),
        answer.getJobReference(),
        answer.getPageToken(),
        answer.getTotalBytesProcessed(),
        answer.getTotalRows(),
        answer.getSchema(),
        answer.getRows());
  }

  /** The client tells NULL by an object of its own. */
  private static ReadAnswer of(
      boolean complete,
      @Nullable JobReference job,
      @Nullable String nextPage,
      @Nullable Long bytesProcessed,
      @Nullable BigInteger totalRows,
      @Nullable TableSchema schema,
      @Nullable List<TableRow> rows) {
    return new ReadAnswer(
        complete,
        job(job),
        isNull(nextPage) ? null : nextPage,
        isNull(bytesProcessed) ? null : bytesProcessed,
        totalRows == null || isNull(totalRows) ? null : totalRows.longValueExact(),
        schema == null || schema.getFields() == null
            ? List.of()
            : schema.getFields().stream().map(TableFieldSchema::getName).toList(),
        rows == null || isNull(rows) ? List.of() : rows.stream().map(ReadAnswer::values).toList());
  }

  private static List<@Nullable Object> values(TableRow row) {
    List<@Nullable Object> values = new ArrayList<>();
    row.getF().forEach(cell -> values.add(isNull(cell.getV()) ? null : cell.getV()));
    return values;
  }

  private static @Nullable List<@Nullable String> job(@Nullable JobReference job) {
    if (job == null || isNull(job) || nothing(job.getProjectId()) || nothing(job.getJobId())) {
      return null;
    }
    List<@Nullable String> names = new ArrayList<>(List.of(job.getProjectId(), job.getJobId()));
    names.add(isNull(job.getLocation()) ? null : job.getLocation());
    return names;
  }

  private static boolean nothing(@Nullable String text) {
    return isNull(text) || String.valueOf(text).isEmpty();
  }

  private static boolean isNull(@Nullable Object value) {
    return value == null || Data.isNull(value);
  }
}
