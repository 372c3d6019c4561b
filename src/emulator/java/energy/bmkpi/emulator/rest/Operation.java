package energy.bmkpi.emulator.rest;

import java.util.Set;
import java.util.regex.Pattern;

/** What a request asks for: its method, its path and the query parameters that it may have. */
public enum Operation {
  DATASETS_LIST("GET", "/bigquery/v2/projects/{}/datasets", "all", "maxResults", "pageToken"),
  DATASETS_GET("GET", "/bigquery/v2/projects/{}/datasets/{}"),
  DATASETS_INSERT("POST", "/bigquery/v2/projects/{}/datasets"),
  DATASETS_DELETE("DELETE", "/bigquery/v2/projects/{}/datasets/{}", "deleteContents"),
  TABLES_LIST("GET", "/bigquery/v2/projects/{}/datasets/{}/tables", "maxResults", "pageToken"),
  TABLES_GET("GET", "/bigquery/v2/projects/{}/datasets/{}/tables/{}", "view"),
  TABLES_INSERT("POST", "/bigquery/v2/projects/{}/datasets/{}/tables"),
  TABLES_PATCH("PATCH", "/bigquery/v2/projects/{}/datasets/{}/tables/{}"),
  TABLES_DELETE("DELETE", "/bigquery/v2/projects/{}/datasets/{}/tables/{}"),
  TABLEDATA_LIST(
      "GET",
      "/bigquery/v2/projects/{}/datasets/{}/tables/{}/data",
      "maxResults",
      "pageToken",
      "startIndex",
      "selectedFields",
      "formatOptions.useInt64Timestamp"),
  JOBS_QUERY("POST", "/bigquery/v2/projects/{}/queries"),
  GET_QUERY_RESULTS(
      "GET",
      "/bigquery/v2/projects/{}/queries/{}",
      "location",
      "maxResults",
      "pageToken",
      "startIndex",
      "timeoutMs",
      "formatOptions.useInt64Timestamp"),
  JOBS_INSERT("POST", "/bigquery/v2/projects/{}/jobs"),
  JOBS_LIST(
      "GET",
      "/bigquery/v2/projects/{}/jobs",
      "maxResults",
      "pageToken",
      "projection",
      "stateFilter"),
  JOBS_GET("GET", "/bigquery/v2/projects/{}/jobs/{}", "location"),
  JOBS_CANCEL("POST", "/bigquery/v2/projects/{}/jobs/{}/cancel", "location"),
  UPLOAD_START("POST", "(?:/resumable)?/upload/bigquery/v2/projects/{}/jobs", "uploadType"),
  UPLOAD_CHUNK(
      "PUT", "(?:/resumable)?/upload/bigquery/v2/projects/{}/jobs", "uploadType", "upload_id"),
  /** Whatever else somebody asks for. */
  UNKNOWN("", "");

  private static final Set<String> OF_EVERY_OPERATION = Set.of("prettyPrint", "fields", "alt");

  private final String method;
  private final Pattern path;
  private final Set<String> queryParameters;

  Operation(String method, String path, String... queryParameters) {
    this.method = method;
    this.path = Pattern.compile(path.replace("{}", "([^/]+)"));
    this.queryParameters = Set.of(queryParameters);
  }

  boolean isSentBy(String requestMethod) {
    return method.equals(requestMethod);
  }

  /** Its groups are the ids in the path, from left to right. */
  Pattern path() {
    return path;
  }

  boolean knows(String queryParameter) {
    return queryParameters.contains(queryParameter) || OF_EVERY_OPERATION.contains(queryParameter);
  }
}
