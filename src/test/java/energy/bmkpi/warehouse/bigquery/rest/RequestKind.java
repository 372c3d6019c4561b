package energy.bmkpi.warehouse.bigquery.rest;

import com.google.api.services.bigquery.model.Job;
import com.google.api.services.bigquery.model.JobConfiguration;
import com.google.api.services.bigquery.model.JobConfigurationLoad;
import com.google.api.services.bigquery.model.JobReference;
import com.google.api.services.bigquery.model.QueryRequest;
import com.google.api.services.bigquery.model.Table;
import com.google.api.services.bigquery.model.TableReference;
import java.time.Duration;

/** Every kind of request that the product makes. */
enum RequestKind {
  QUERY((requests, url) -> requests.query("cannot read", query(), noDeadline())),
  DRY_RUN((requests, url) -> requests.query("cannot read", query().setDryRun(true), noDeadline())),
  RESULTS(
      (requests, url) ->
          requests.results("cannot read", job(), null, Duration.ofSeconds(1), noDeadline())),
  INSERT((requests, url) -> requests.insert("cannot learn", "cannot publish", load())),
  JOB_STATE((requests, url) -> requests.job("cannot learn", job())),
  WAIT((requests, url) -> requests.querySucceeded(job(), Duration.ofSeconds(1))),
  CANCEL_JOB((requests, url) -> cancel(requests)),
  CANCEL_QUERY((requests, url) -> cancelQuery(requests)),
  CREATE_TABLE((requests, url) -> requests.createTable("cannot make", table())),
  TABLE_STATE((requests, url) -> requests.table("cannot see", reference())),
  CHANGE_TABLE((requests, url) -> change(requests)),
  DELETE_TABLE((requests, url) -> delete(requests)),
  OPEN_UPLOAD((requests, url) -> requests.openUpload("cannot load", load())),
  PIECE((requests, url) -> piece(requests, url, false)),
  LAST_PIECE((requests, url) -> piece(requests, url, true));

  private static final int PIECE_BYTES = 1 << 18;

  private final Request request;

  RequestKind(Request request) {
    this.request = request;
  }

  private interface Request {
    Object of(BigQueryRequests requests, String url);
  }

  /** What is made of the answer. */
  Object ask(RudeService service) {
    return request.of(service.requests(), service.server().url());
  }

  private static Object cancel(BigQueryRequests requests) {
    requests.cancel(job());
    return "cancelled";
  }

  private static Object cancelQuery(BigQueryRequests requests) {
    requests.cancel(query());
    return "cancelled";
  }

  private static Object change(BigQueryRequests requests) {
    requests.changeTable("cannot change", table());
    return "changed";
  }

  private static Object delete(BigQueryRequests requests) {
    requests.deleteTable("cannot delete", reference());
    return "deleted";
  }

  private static Object piece(BigQueryRequests requests, String url, boolean last) {
    String session = url + "/upload/bigquery/v2/projects/p/jobs?upload_id=1";
    return requests.upload("cannot load", session, new byte[PIECE_BYTES], PIECE_BYTES, 0, last);
  }

  private static QueryDeadline noDeadline() {
    return QueryDeadline.begin(null);
  }

  private static QueryRequest query() {
    return new QueryRequest().setQuery("SELECT 1").setUseLegacySql(false).setRequestId("r");
  }

  private static JobReference job() {
    return new JobReference().setProjectId("p").setJobId("j").setLocation("EU");
  }

  private static Job load() {
    return new Job()
        .setJobReference(job())
        .setConfiguration(new JobConfiguration().setLoad(new JobConfigurationLoad()));
  }

  private static TableReference reference() {
    return new TableReference().setProjectId("p").setDatasetId("d").setTableId("t");
  }

  private static Table table() {
    return new Table().setTableReference(reference());
  }
}
