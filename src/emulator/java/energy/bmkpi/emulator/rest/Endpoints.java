package energy.bmkpi.emulator.rest;

import energy.bmkpi.emulator.sql.SqlEngine;

/** Who answers which operation. */
final class Endpoints {
  private final DatasetCalls datasets;
  private final TableCalls tables;
  private final QueryCalls queries;
  private final JobCalls jobs;
  private final UploadCalls uploads;

  Endpoints(TableStore store, SqlEngine engine, Faults faults, String location) {
    JobStore allJobs = new JobStore(location);
    JobRunner runner = new JobRunner(store, allJobs, new QueryRunner(store, engine), location);
    datasets = new DatasetCalls(store, location);
    tables = new TableCalls(store, allJobs, faults, location);
    queries = new QueryCalls(allJobs, runner, faults, location);
    jobs = new JobCalls(allJobs, runner, location);
    uploads = new UploadCalls(jobs, location);
  }

  Answer answer(Call call) {
    return switch (call.operation()) {
      case DATASETS_LIST -> datasets.list(call);
      case DATASETS_GET -> datasets.get(call);
      case DATASETS_INSERT -> datasets.insert(call);
      case DATASETS_DELETE -> datasets.delete(call);
      case TABLES_LIST -> tables.list(call);
      case TABLES_GET -> tables.get(call);
      case TABLES_INSERT -> tables.insert(call);
      case TABLES_PATCH -> tables.patch(call);
      case TABLES_DELETE -> tables.delete(call);
      case TABLEDATA_LIST -> tables.data(call);
      case JOBS_QUERY -> queries.query(call);
      case GET_QUERY_RESULTS -> queries.getQueryResults(call);
      case JOBS_INSERT -> jobs.insert(call);
      case JOBS_LIST -> jobs.list(call);
      case JOBS_GET -> jobs.get(call);
      case JOBS_CANCEL -> jobs.cancel(call);
      case UPLOAD_START -> uploads.start(call);
      case UPLOAD_CHUNK -> uploads.chunk(call);
      case UNKNOWN -> throw ApiError.notInterpreted("this method and path");
    };
  }
}
