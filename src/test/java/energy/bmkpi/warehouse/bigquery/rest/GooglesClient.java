package energy.bmkpi.warehouse.bigquery.rest;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.testing.http.MockHttpTransport;
import com.google.api.client.testing.http.MockLowLevelHttpRequest;
import com.google.api.client.testing.http.MockLowLevelHttpResponse;
import com.google.api.services.bigquery.model.GetQueryResultsResponse;
import com.google.api.services.bigquery.model.QueryRequest;
import com.google.api.services.bigquery.model.QueryResponse;
import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.bigquery.DataFormatOptions;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.TableResult;
import com.google.cloud.bigquery.spi.v2.BigQueryRpc;
import com.google.cloud.http.HttpTransportOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The official client, whose every request is answered with the same bytes. */
final class GooglesClient {
  private final BigQueryOptions options;

  /**
   * @param int64Timestamps whether timestamps are asked for in microseconds
   */
  GooglesClient(byte[] answer, boolean int64Timestamps) {
    HttpTransport transport =
        new MockHttpTransport() {
          @Override
          public MockLowLevelHttpRequest buildRequest(String method, String url) {
            return new MockLowLevelHttpRequest(url)
                .setResponse(
                    new MockLowLevelHttpResponse()
                        .setContentType("application/json; charset=UTF-8")
                        .setContent(answer));
          }
        };
    options =
        BigQueryOptions.newBuilder()
            .setProjectId("p")
            .setCredentials(NoCredentials.getInstance())
            .setTransportOptions(
                HttpTransportOptions.newBuilder().setHttpTransportFactory(() -> transport).build())
            .setDataFormatOptions(
                DataFormatOptions.newBuilder().useInt64Timestamp(int64Timestamps).build())
            .build();
  }

  /** What the product asks with, so that its requests get the same answer over the same way. */
  BigQueryOptions options() {
    return options;
  }

  /** The rows of an answer to jobs.query that is whole, in the form that programs use. */
  List<FieldValueList> query() throws InterruptedException {
    TableResult result = options.getService().query(QueryJobConfiguration.of("SELECT 1"));
    List<FieldValueList> rows = new ArrayList<>();
    result.getValues().forEach(rows::add);
    return rows;
  }

  /** An answer to jobs.query as the client's own model. */
  QueryResponse queryAnswer() {
    return rpc().queryRpc("p", new QueryRequest().setQuery("SELECT 1"));
  }

  /** An answer to jobs.getQueryResults as the client's own model. */
  GetQueryResultsResponse resultsAnswer() {
    return rpc().getQueryResults("p", "j", "EU", Map.of());
  }

  private BigQueryRpc rpc() {
    return (BigQueryRpc) options.getRpc();
  }
}
