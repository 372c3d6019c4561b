package energy.bmkpi.emulator.rest;

import energy.bmkpi.emulator.store.TableName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Every job there was. */
final class JobStore {
  private static final String ANONYMOUS_DATASET = "_emulated_results";

  private record Key(String project, String id) {}

  private final String location;
  private final Map<Key, Job> jobs = new ConcurrentHashMap<>();
  private final Set<Key> cancelled = ConcurrentHashMap.newKeySet();
  private final AtomicLong generated = new AtomicLong();

  JobStore(String location) {
    this.location = location;
  }

  String newId() {
    return "job_emulated_" + generated.incrementAndGet();
  }

  /** Where the rows of a query without a destination are. */
  TableName anonymousTable(String project, String id) {
    return new TableName(project, ANONYMOUS_DATASET, "anon_" + id);
  }

  /** Takes the job's id, which no other may have had. */
  void begin(Job job) {
    if (jobs.putIfAbsent(new Key(job.project(), job.id()), job) != null) {
      throw ApiError.duplicate("Job " + job.project() + ":" + location + "." + job.id());
    }
  }

  void end(Job job) {
    jobs.put(new Key(job.project(), job.id()), job);
  }

  Job job(String project, String id, @Nullable String where) {
    Job job = jobs.get(new Key(project, id));
    if (job == null || (where != null && !where.equalsIgnoreCase(location))) {
      String asked = where == null ? location : where;
      throw ApiError.notFound("Job " + project + ":" + asked + "." + id);
    }
    return job;
  }

  /** The job ends by this unless it had ended before. */
  void cancel(Job job) {
    cancelled.add(new Key(job.project(), job.id()));
  }

  /** The job as a request sees it that would find it running: stopped, if it was cancelled. */
  Job stoppedIfCancelled(Job job) {
    return cancelled.contains(new Key(job.project(), job.id()))
        ? job.failed(
            ApiError.of(
                ErrorReason.STOPPED, "Job execution was cancelled: User requested cancellation"),
            job.created())
        : job;
  }

  /** The newest first. */
  List<Job> of(String project) {
    return jobs.values().stream()
        .filter(job -> job.project().equals(project))
        .sorted(Comparator.comparing(Job::created).reversed())
        .toList();
  }

  Optional<QueryResult> anonymousResult(TableName table) {
    return jobs.values().stream()
        .map(Job::result)
        .filter(result -> result != null && result.destination().equals(table))
        .findAny();
  }

  static boolean isAnonymous(TableName table) {
    return table.dataset().equals(ANONYMOUS_DATASET);
  }
}
