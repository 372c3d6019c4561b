package energy.bmkpi.warehouse.bigquery.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.api.client.http.HttpRequest;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.bigquery.Bigquery;
import com.google.api.services.bigquery.BigqueryRequest;
import com.google.api.services.bigquery.model.GetQueryResultsResponse;
import com.google.api.services.bigquery.model.JobReference;
import com.google.api.services.bigquery.model.QueryRequest;
import com.google.api.services.bigquery.model.QueryResponse;
import com.google.api.services.bigquery.model.TableFieldSchema;
import com.google.api.services.bigquery.model.TableRow;
import com.google.api.services.bigquery.model.TableSchema;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.http.HttpTransportOptions;
import energy.bmkpi.warehouse.ProcessorTurns;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the product would do without a reader of its own: as the class of the same name, except that
 * Google's client reads the answers.
 */
final class QueryTransport {
  private final Bigquery.Jobs jobs;
  private final ProcessorTurns turns = new ProcessorTurns();

  QueryTransport(BigQueryOptions options) {
    HttpTransportOptions http = (HttpTransportOptions) options.getTransportOptions();
    jobs =
        new Bigquery.Builder(
                http.getHttpTransportFactory().create(),
                GsonFactory.getDefaultInstance(),
                http.getHttpRequestInitializer(options))
            .setRootUrl(options.getResolvedApiaryHost("bigquery"))
            .setApplicationName(options.getApplicationName())
            .build()
            .jobs();
  }

  QueryAnswer query(String project, QueryRequest query, QueryDeadline deadline) {
    return answer(
        deadline,
        () -> jobs.query(project, query),
        QueryResponse.class,
        answer ->
            ofModel(
                answer.getJobComplete(),
                answer.getJobReference(),
                answer.getPageToken(),
                answer.getTotalBytesProcessed(),
                answer.getTotalBytesBilled(),
                answer.getTotalRows(),
                answer.getSchema(),
                answer.getRows()));
  }

  QueryAnswer results(
      JobReference job, @Nullable String pageToken, Duration wait, QueryDeadline deadline) {
    return answer(
        deadline,
        () ->
            jobs.getQueryResults(job.getProjectId(), job.getJobId())
                .setLocation(job.getLocation())
                .setPageToken(pageToken)
                .setTimeoutMs(wait.toMillis())
                .setFormatOptionsUseInt64Timestamp(true),
        GetQueryResultsResponse.class,
        answer ->
            ofModel(
                answer.getJobComplete(),
                answer.getJobReference(),
                answer.getPageToken(),
                answer.getTotalBytesProcessed(),
                null,
                answer.getTotalRows(),
                answer.getSchema(),
                answer.getRows()));
  }

  private <T> QueryAnswer answer(
      QueryDeadline deadline, Request request, Class<T> model, Function<T, QueryAnswer> ofModel) {
    try {
      HttpRequest http = request.make().setPrettyPrint(false).buildHttpRequest();
      int left = (int) Math.max(1, Math.min(Integer.MAX_VALUE, deadline.left().toMillis() + 1));
      http.setConnectTimeout(Math.min(http.getConnectTimeout(), left));
      http.setReadTimeout(Math.min(http.getReadTimeout(), left));
      byte[] body = body(http);
      return turns.take(
          () ->
              ofModel.apply(
                  http.getParser().parseAndClose(new ByteArrayInputStream(body), UTF_8, model)));
    } catch (IOException e) {
      throw new BigQueryException(e);
    }
  }

  private static QueryAnswer ofModel(
      boolean complete,
      @Nullable JobReference job,
      @Nullable String nextPage,
      @Nullable Long bytesProcessed,
      @Nullable Long bytesBilled,
      @Nullable BigInteger totalRows,
      @Nullable TableSchema schema,
      @Nullable List<TableRow> rows) {
    List<TableRow> there = rows == null ? List.of() : rows;
    return new QueryAnswer(
        complete,
        job,
        nextPage,
        bytesProcessed,
        bytesBilled,
        totalRows == null ? null : totalRows.longValueExact(),
        schema == null
            ? List.of()
            : schema.getFields().stream().map(TableFieldSchema::getName).toList(),
        there.size(),
        new ResultCells(there));
  }

  private static byte[] body(HttpRequest http) throws IOException {
    try (InputStream answer = http.execute().getContent()) {
      if (answer == null) {
        throw new UnusableAnswerException("the answer is empty");
      }
      return answer.readAllBytes();
    }
  }

  private interface Request {
    BigqueryRequest<?> make() throws IOException;
  }
}
