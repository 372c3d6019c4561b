package energy.bmkpi.emulator.rest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Uploads of content to load, in one request or resumable. */
final class UploadCalls {
  private static final int RESUME_INCOMPLETE = 308;
  private static final byte[] NOTHING = {};

  private final JobCalls jobs;
  private final String location;
  private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
  private final AtomicLong started = new AtomicLong();

  UploadCalls(JobCalls jobs, String location) {
    this.jobs = jobs;
    this.location = location;
  }

  Answer start(Call call) {
    String type = String.valueOf(call.parameter("uploadType"));
    return switch (type) {
      case "resumable" -> resumable(call);
      case "multipart" -> multipart(call);
      default -> throw ApiError.notInterpreted("uploads of type " + type);
    };
  }

  private Answer resumable(Call call) {
    String id = "upload" + started.incrementAndGet();
    uploads.put(id, new Upload(jobs.loadRequest(call, call.body())));
    String host = call.headers().getOrDefault("host", "");
    return Answer.empty(
        200,
        Map.of(
            "Location",
            "http://"
                + host
                + "/upload/bigquery/v2/projects/"
                + call.project()
                + "/jobs?uploadType=resumable&upload_id="
                + id,
            "X-GUploader-UploadID",
            id));
  }

  private Answer multipart(Call call) {
    String type = call.headers().getOrDefault("content-type", "");
    MultipartBody body = MultipartBody.read(type, call.content());
    LoadRequest request = jobs.loadRequest(call, call.accepted(body.first()));
    Job job = jobs.load(request, call.unread() ? NOTHING : body.second().toByteArray());
    return Answer.ok(job.resource(location, call.incomplete(job)));
  }

  Answer chunk(Call call) {
    Upload upload = uploads.get(String.valueOf(call.parameter("upload_id")));
    if (upload == null) {
      throw ApiError.notFound("Upload " + call.parameter("upload_id"));
    }
    synchronized (upload) {
      Job job = upload.job();
      if (job == null) {
        String range = call.headers().get("content-range");
        byte[] content = call.content().toByteArray();
        String whole = "bytes 0-" + (content.length - 1) + "/" + content.length;
        if (!upload.take(range == null ? whole : range, content)) {
          return incomplete(upload.received());
        }
        job = jobs.load(upload.request(), call.unread() ? NOTHING : upload.content());
        upload.ended(job);
      }
      return Answer.ok(job.resource(location, call.incomplete(job)));
    }
  }

  private static Answer incomplete(int received) {
    return Answer.empty(
        RESUME_INCOMPLETE, received == 0 ? Map.of() : Map.of("Range", "bytes=0-" + (received - 1)));
  }
}
