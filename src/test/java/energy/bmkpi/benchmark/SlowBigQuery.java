package energy.bmkpi.benchmark;

import energy.bmkpi.emulator.BigQueryEmulator;
import energy.bmkpi.emulator.rest.Operation;
import energy.bmkpi.emulator.rest.RecordedRequest;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The emulator with canned results and the latencies of the real service. It works out an answer
 * once, while its latency passes, and reads no row of a load: the processors are the client's.
 */
final class SlowBigQuery implements AutoCloseable {
  private final BigQueryEmulator emulator;

  private SlowBigQuery(BigQueryEmulator emulator) {
    this.emulator = emulator;
  }

  /**
   * @param query latency of a dataset's query, and of the load and the merge job each
   * @param lookup latency of the two queries before: the tables' columns and the BM units
   */
  static SlowBigQuery start(Duration query, Duration lookup) {
    BigQueryEmulator emulator =
        BigQueryEmulator.start(new CannedResults())
            .putDataset(CannedResults.PROJECT, CannedResults.DATASET);
    emulator.faults().on(Operation.JOBS_QUERY).containing("@date_from").always().answerAfter(query);
    emulator.faults().on(Operation.JOBS_QUERY).always().answerAsTheFirst();
    for (String table : new String[] {"INFORMATION_SCHEMA", "bmu_metadata AS"}) {
      emulator.faults().on(Operation.JOBS_QUERY).containing(table).always().answerAfter(lookup);
    }
    emulator.faults().on(Operation.UPLOAD_CHUNK).always().leaveContentUnread();
    emulator.faults().on(Operation.UPLOAD_CHUNK).always().answerIncompleteUntil(query);
    emulator.faults().on(Operation.JOBS_GET).always().answerIncompleteUntil(query);
    emulator.faults().on(Operation.JOBS_INSERT).always().answerIncomplete();
    emulator.faults().on(Operation.GET_QUERY_RESULTS).always().answerAfter(query);
    return new SlowBigQuery(emulator);
  }

  String host() {
    return emulator.host();
  }

  /** Forgets what was asked so far. */
  void forget() {
    emulator.requests().clear();
  }

  /** Queries of datasets so far. */
  long datasetQueries() {
    return emulator.requests().all().stream().filter(SlowBigQuery::isOfDataset).count();
  }

  /** The most queries that were in flight at once. */
  int peak() {
    return emulator.requests().peak(Operation.JOBS_QUERY);
  }

  /** All requests but the queries of datasets, by operation. */
  Map<Operation, Long> otherRequests() {
    return emulator.requests().all().stream()
        .filter(request -> !isOfDataset(request))
        .collect(
            Collectors.groupingBy(RecordedRequest::operation, TreeMap::new, Collectors.counting()));
  }

  /** Bytes of the uploads so far. */
  long uploaded() {
    return emulator.requests().of(Operation.UPLOAD_CHUNK).stream()
        .mapToLong(RecordedRequest::contentLength)
        .sum();
  }

  private static boolean isOfDataset(RecordedRequest request) {
    return request.operation() == Operation.JOBS_QUERY
        && request.body().path("query").asText().contains("@date_from");
  }

  @Override
  public void close() {
    emulator.close();
  }
}
