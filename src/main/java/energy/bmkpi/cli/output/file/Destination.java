package energy.bmkpi.cli.output.file;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Where the bytes of an output go, once links are followed and it is known what lies there. */
sealed interface Destination {

  void write(byte[] bytes) throws IOException;

  /** Standard output of the process. */
  record Standard(PrintWriter out) implements Destination {
    @Override
    public void write(byte[] bytes) {
      out.print(new String(bytes, StandardCharsets.UTF_8));
      out.flush();
    }
  }

  /** A device or an open descriptor: replacing it by a file would destroy it. */
  record Stream(Path path) implements Destination {
    @Override
    public void write(byte[] bytes) throws IOException {
      try (OutputStream out =
          Files.newOutputStream(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
        out.write(bytes);
      }
    }
  }

  /** A named pipe. To open it waits for a reader, who may never come. */
  record Pipe(Path path) implements Destination {
    private static final int LONGEST_WAIT_SECONDS = 30;

    @Override
    public void write(byte[] bytes) throws IOException {
      FutureTask<Void> written =
          new FutureTask<>(
              () -> {
                new Stream(path).write(bytes);
                return null;
              });
      // a thread of its own, which does not keep the process alive: opening cannot be interrupted
      Thread writer = new Thread(written, "bmkpi-pipe");
      writer.setDaemon(true);
      writer.start();
      try {
        written.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        throw new IOException(
            "nobody has read all of it for %d s".formatted(LONGEST_WAIT_SECONDS), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof IOException refused ? refused : new IOException(e.getCause());
      }
    }
  }

  /** A regular file, or none yet. */
  record Regular(Path path, OutputKind kind) implements Destination {
    @Override
    public void write(byte[] bytes) throws IOException {
      Replacement.replace(path, kind, bytes);
    }
  }

  Pattern OWN_OUTPUT = Pattern.compile("-|/dev/stdout|/dev/fd/1|/proc/self/fd/1");
  Pattern DESCRIPTOR = Pattern.compile("/dev/stderr|(/dev|/proc/[^/]+)/fd/\\d+");

  /** As the system does before it gives up. */
  int MOST_LINKS = 40;

  /**
   * @throws RefusedException where bmkpi must not write
   */
  static Destination of(Path file, OutputKind kind, PrintWriter standardOutput) throws IOException {
    Path place = file;
    for (int links = 0; ; links++) {
      if (OWN_OUTPUT.matcher(place.toString()).matches()) {
        return new Standard(standardOutput);
      }
      if (DESCRIPTOR.matcher(place.toString()).matches()) {
        return new Stream(place);
      }
      if (!Files.isSymbolicLink(place)) {
        return ofPlace(place.toAbsolutePath(), kind);
      }
      if (links == MOST_LINKS) {
        throw new RefusedException("it is a link that leads to itself");
      }
      ForeignLink.refuse(place);
      place = place.resolveSibling(Files.readSymbolicLink(place));
    }
  }

  private static Destination ofPlace(Path place, OutputKind kind) throws IOException {
    if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      Contents.refuseLogOfDatabase(place);
      requireWritableDirectory(place);
      return new Regular(place, kind);
    }
    return switch (FileType.of(place)) {
      case REGULAR -> {
        Contents.requireOf(kind, place);
        requireWritableDirectory(place);
        yield new Regular(place, kind);
      }
      case PIPE -> new Pipe(place);
      case CHARACTER_DEVICE -> new Stream(place);
      case DIRECTORY -> throw new RefusedException("it is a directory");
      case SOCKET -> throw new RefusedException("it is a socket");
      case BLOCK_DEVICE -> throw new RefusedException("it is a disk");
    };
  }

  /** A file is replaced by renaming another to its name, which only its directory has to allow. */
  private static void requireWritableDirectory(Path place) throws RefusedException {
    Path directory = place.getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new RefusedException("there is no directory " + directory);
    }
    if (!Files.isWritable(directory)) {
      throw new RefusedException("you may not make files in " + directory);
    }
    if (Files.exists(place) && !Files.isWritable(place)) {
      throw new RefusedException("you may not write to it");
    }
  }
}
