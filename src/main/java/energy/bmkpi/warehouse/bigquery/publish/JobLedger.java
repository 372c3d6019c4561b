package energy.bmkpi.warehouse.bigquery.publish;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * Notes the id of every job that changes something before it is sent: after a crash it tells which
 * jobs there may be. A line a job: time, job id, separated by a tab.
 */
final class JobLedger implements AutoCloseable {
  private static final String FILE = "bigquery-jobs.log";

  private final Path file;
  private final FileChannel channel;

  private JobLedger(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static JobLedger open(Path directory) {
    Path file = directory.resolve(FILE);
    try {
      Files.createDirectories(directory);
      return new JobLedger(
          file,
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "cannot write %s: %s".formatted(file, e.getMessage()),
          "name a directory that can be written with bmkpi.state-dir",
          e);
    }
  }

  /** Returns when the id is on the disk. */
  void note(String jobId) {
    try {
      String line = Instant.now() + "\t" + jobId + "\n";
      channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private Failure unwritable(IOException e) {
    return new Failure(
        FailureCategory.WAREHOUSE,
        "cannot write %s: %s".formatted(file, e.getMessage()),
        "free space on its disk, then run again",
        e);
  }
}
