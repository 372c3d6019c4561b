package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.failure.DiskReason;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.warehouse.Cancellation;
import energy.bmkpi.warehouse.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * A database file while it is made. Nobody else can see it before it is whole and its owner's only;
 * it then takes its place in one step, and only if nothing is there.
 */
public final class NewDatabase implements AutoCloseable {
  private final DuckDbSettings settings;
  private final Path place;
  private final WorkDirectory directory;
  private final Path file;

  private NewDatabase(DuckDbSettings settings, Path place, WorkDirectory directory) {
    this.settings = settings;
    this.place = place;
    this.directory = directory;
    this.file = directory.path().resolve("new.duckdb");
  }

  /** To be put at the path of the settings. */
  public static NewDatabase of(DuckDbSettings settings) {
    DatabaseFile.requireUsable(settings.path(), DuckDbAccess.CREATE);
    try {
      Path place = DatabaseFile.behindLinks(settings.path());
      return new NewDatabase(settings, place, WorkDirectory.beside(place));
    } catch (IOException e) {
      throw unmade(settings.path(), e);
    }
  }

  /** Makes a database without a table; false where somebody else has made one meanwhile. */
  static boolean makeEmpty(DuckDbSettings settings) {
    try (NewDatabase made = of(settings)) {
      made.open().close();
      return made.putInPlace();
    }
  }

  /**
   * Removes a database that was made for rows which then could not be loaded, and would now look
   * like a warehouse. Stays where another process works on it, or has put something into it.
   */
  public static void removeIfEmpty(DuckDbSettings settings) {
    // What stopped the command must not stop this.
    DuckDbSettings now = settings.with(Duration.ZERO, new Cancellation());
    try (DuckDbDatabase database = DuckDbDatabase.open(now, DuckDbAccess.WRITE)) {
      if (!database.hasAnyTable()) {
        Files.delete(DatabaseFile.behindLinks(settings.path()));
      }
    } catch (IOException e) {
      throw unmade(settings.path(), e);
    } catch (Failure e) {
      if (e.category() != FailureCategory.LOCKED) {
        throw e;
      }
    }
  }

  /** To be closed before the file is put in its place. */
  public DuckDbDatabase open() {
    return DuckDbDatabase.make(settings.at(file));
  }

  /** Whether it is there now; false, and nothing has changed, where something else is. */
  public boolean putInPlace() {
    try {
      PrivateFiles.closeToOthers(file);
      link();
      syncDirectory();
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw unmade(settings.path(), e);
    }
  }

  /**
   * Takes the place of a database.
   *
   * @param old the one that is there, opened to be written, so that nobody else works on it
   */
  public void replace(DuckDbDatabase old) {
    try {
      PrivateFiles.closeToOthers(file);
      PrivateFiles.takeRights(place, file);
      // the log that a killed process left belongs to the old file; the new one would not open
      Files.deleteIfExists(DatabaseFile.log(place));
      Files.move(file, place, StandardCopyOption.REPLACE_EXISTING);
      syncDirectory();
    } catch (IOException e) {
      throw unmade(old.path(), e);
    }
  }

  /** A link is the one way to give a file a name only if the name is free. */
  private void link() throws IOException {
    try {
      Files.createLink(place, file);
    } catch (UnsupportedOperationException e) {
      Files.move(file, place);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (FileSystemException e) {
      // a disk without links: looks whether the name is free and then renames, in two steps
      Files.move(file, place);
    }
  }

  /** Otherwise a loss of power could take the name, and with it the rows that were loaded. */
  private void syncDirectory() throws IOException {
    try (FileChannel channel =
        FileChannel.open(place.resolveSibling(""), StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static Failure unmade(Path path, IOException e) {
    return new Failure(
        FailureCategory.CONFIGURATION,
        "cannot open or make %s: %s".formatted(path, DiskReason.of(e)),
        "name another file with --database",
        e);
  }

  @Override
  public void close() {
    try {
      directory.close();
    } catch (IOException e) {
      throw unmade(settings.path(), e);
    }
  }
}
