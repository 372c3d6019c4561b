package energy.bmkpi.pipeline.journal;

import energy.bmkpi.failure.DiskReason;
import energy.bmkpi.pipeline.Batch;
import energy.bmkpi.pipeline.journal.JournalFile.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of one run. One that cannot be trusted is set aside, and as if it were not there. */
final class RunDirectory {
  /** What may be noted of a run. */
  enum Mark {
    PUBLISHING,
    PUBLISHED,
    FAILED;

    String fileName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final String DESCRIPTION = "run";
  static final String DAMAGED = ".damaged";

  private final Path path;
  private final Disk disk;
  private final Consumer<String> warnings;

  RunDirectory(Path path, Disk disk, Consumer<String> warnings) {
    this.path = path;
    this.disk = disk;
    this.warnings = warnings;
  }

  Path path() {
    return path;
  }

  static String batchFileName(Batch batch) {
    return "batch-%04d".formatted(batch.number());
  }

  /** Null where there is none, or another version of the program wrote it in another way. */
  @Nullable Described description() {
    return read(
        DESCRIPTION,
        bytes -> {
          JournalFile file = JournalFile.open(bytes, Kind.RUN);
          if (!path.getFileName().toString().equals(file.key().directoryName())) {
            throw new DamagedFileException("it belongs to another run");
          }
          return new Described(file.key(), RunDescription.read(file.body()));
        });
  }

  /** What the directory is about. */
  record Described(RunKey key, RunDescription run) {}

  void describe(Described described) throws IOException {
    put(DESCRIPTION, Kind.RUN, described.key(), described.run().write());
  }

  /** Null where this is not noted of the run. */
  @Nullable RunNote note(Described described, Mark mark) {
    RunNote note =
        read(
            mark.fileName(),
            bytes -> RunNote.read(JournalFile.body(bytes, Kind.NOTE, described.key())));
    return note != null && note.runId().equals(described.run().identity().runId()) ? note : null;
  }

  void note(RunKey key, Mark mark, RunNote note) throws IOException {
    put(mark.fileName(), Kind.NOTE, key, note.write());
  }

  void putBatch(RunKey key, Batch batch, byte[] body) throws IOException {
    put(batchFileName(batch), Kind.BATCH, key, body);
  }

  /** Null where the batch is not there, whole and of this run. */
  <T> @Nullable T batch(RunKey key, Batch batch, Body<T> reader) {
    return read(
        batchFileName(batch),
        bytes -> {
          byte[] body = JournalFile.body(bytes, Kind.BATCH, key);
          if (!BatchReader.readLabel(body).batch().equals(batch)) {
            throw new DamagedFileException("it holds another batch");
          }
          return reader.read(body);
        });
  }

  void drop(Batch batch) throws IOException {
    delete(path.resolve(batchFileName(batch)));
  }

  /** Leaves nothing of the run; the description last but the note that it is published. */
  void clear() throws IOException {
    for (Path file : files()) {
      String name = file.getFileName().toString();
      if (!name.equals(DESCRIPTION) && !name.equals(Mark.PUBLISHED.fileName())) {
        delete(file);
      }
    }
    delete(path.resolve(DESCRIPTION));
    delete(path.resolve(Mark.PUBLISHED.fileName()));
  }

  /** What is in the tables is not needed here. */
  void dropBatches() throws IOException {
    for (Path file : files()) {
      if (file.getFileName().toString().startsWith("batch-")) {
        delete(file);
      }
    }
  }

  /** The directory stays as long as it holds something that is not the journal's. */
  void remove() throws IOException {
    clear();
    if (files().isEmpty()) {
      Files.delete(path);
    }
  }

  /** When the newest file of the run was written, or its directory where it has none. */
  Instant lastWritten() throws IOException {
    Instant last = Instant.MIN;
    for (Path file : files()) {
      if (OwnFile.is(file)) {
        last = later(last, written(file));
      }
    }
    return last.equals(Instant.MIN) ? written(path) : last;
  }

  private static Instant written(Path path) throws IOException {
    return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static void delete(Path file) throws IOException {
    if (OwnFile.is(file)) {
      Files.delete(file);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.toList();
    }
  }

  /** Reads what a file holds. */
  @FunctionalInterface
  interface Body<T> {
    T read(byte[] bytes) throws IOException;
  }

  private <T> @Nullable T read(String name, Body<T> reader) {
    Path file = path.resolve(name);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new DamagedFileException("not a regular file");
      }
      return reader.read(Files.readAllBytes(file));
    } catch (OtherFormatException e) {
      if (!name.equals(DESCRIPTION)) {
        setAside(file, e);
      }
      return null;
    } catch (IOException e) {
      setAside(file, e);
      return null;
    }
  }

  private void setAside(Path file, IOException cause) {
    Path aside = file.resolveSibling(file.getFileName() + DAMAGED);
    String what = "%s cannot be trusted: %s".formatted(file, DiskReason.of(cause));
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      warnings.accept("%s; set aside as %s".formatted(what, aside.getFileName()));
    } catch (IOException e) {
      warnings.accept(
          "%s; it is left out, and cannot be set aside: %s".formatted(what, DiskReason.of(e)));
    }
  }

  private void put(String name, Kind kind, RunKey key, byte[] body) throws IOException {
    disk.put(path.resolve(name), new JournalFile(key, body).sealed(kind));
  }
}
