package energy.bmkpi.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of the only run of a state directory, looked at from outside. */
final class JournalOnDisk {
  private static final Pattern FINISHED = Pattern.compile("batch-\\d{4}");
  private static final int BATCHES = 12;

  private final Path runs;
  private int finishedAtDeath;

  JournalOnDisk(Path stateDirectory) {
    runs = stateDirectory.resolve("runs");
  }

  /** Names, none while there is no run. */
  List<String> names() {
    try (Stream<Path> directories = Files.list(runs)) {
      return directories.flatMap(JournalOnDisk::list).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int finished(List<String> names) {
    return (int) names.stream().filter(name -> FINISHED.matcher(name).matches()).count();
  }

  /** To be asked when the run is dead. */
  KillPhase phase(boolean inTables) {
    List<String> names = names();
    finishedAtDeath = finished(names);
    if (names.contains("published")) {
      return KillPhase.NOTED_AS_PUBLISHED;
    }
    if (names.contains("publishing")) {
      return inTables ? KillPhase.IN_THE_TABLES_BUT_NOT_NOTED : KillPhase.PUBLISHING;
    }
    if (!names.contains("run")) {
      return KillPhase.BEFORE_THE_JOURNAL;
    }
    if (finishedAtDeath == BATCHES) {
      return KillPhase.ALL_BATCHES_KEPT;
    }
    return names.stream().anyMatch(name -> name.matches("batch-.*\\.unfinished"))
        ? KillPhase.WHILE_A_BATCH_IS_WRITTEN
        : KillPhase.BETWEEN_BATCHES;
  }

  int finishedAtDeath() {
    return finishedAtDeath;
  }

  private static Stream<String> list(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Stream.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
