package energy.bmkpi.warehouse.bigquery.rest;

import com.google.api.services.bigquery.model.Job;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends a file as the data of a load job, in pieces that are tried again one by one. */
public final class FileUpload {
  /** All but the last piece have to be multiples of 256 KiB. */
  private static final int PIECE = 32 << 20;

  private FileUpload() {}

  /** The job; null where one of this id is there already. */
  public static @Nullable Job send(BigQueryRequests requests, String what, Job load, Path file) {
    Optional<String> session = requests.openUpload(what, load);
    if (session.isEmpty()) {
      return null;
    }
    try (InputStream stream = Files.newInputStream(file)) {
      long size = Files.size(file);
      byte[] piece = new byte[(int) Math.min(PIECE, size)];
      long position = 0;
      while (true) {
        int length = stream.readNBytes(piece, 0, piece.length);
        boolean last = position + length >= size;
        if (length == 0 && !last) {
          throw new EOFException("it has become shorter");
        }
        Optional<Job> job = requests.upload(what, session.get(), piece, length, position, last);
        if (last) {
          return job.orElse(null);
        }
        position += length;
      }
    } catch (IOException e) {
      throw new Failure(
          FailureCategory.WAREHOUSE,
          "cannot read the results from %s: %s".formatted(file, e.getMessage()),
          "run again",
          e);
    }
  }
}
