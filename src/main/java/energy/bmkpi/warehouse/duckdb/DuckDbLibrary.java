package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * DuckDB's own library. On the JVM the driver's jar holds it; the native program has it as a file
 * beside itself, as unpacking 72 MB at each start would take longer than most runs.
 */
final class DuckDbLibrary {
  private static final String SEARCHED = "java.library.path";
  private static final String FILE = System.mapLibraryName("duckdb_java");

  private DuckDbLibrary() {}

  /** To be called before the first use of DuckDB. */
  static void find() {
    if ("runtime".equals(System.getProperty("org.graalvm.nativeimage.imagecode"))) {
      List<Path> places = searched(program().resolveSibling(""));
      System.setProperty(
          SEARCHED,
          places.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
      requireLoadable(places);
    }
  }

  /** The driver prints the stack trace of a failure that it meets when it loads the library. */
  private static void requireLoadable(List<Path> places) {
    for (Path place : places) {
      Path library = place.resolve(FILE).toAbsolutePath();
      if (Files.isReadable(library)) {
        try {
          System.load(library.toString());
          return;
        } catch (UnsatisfiedLinkError e) {
          throw unusable(e);
        }
      }
    }
  }

  /** A file that is there, but is cut off, of another machine, or of another release. */
  static Failure unusable(LinkageError e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new Failure(
        FailureCategory.CONFIGURATION,
        "DuckDB's library cannot be loaded: " + root.getMessage(),
        // the driver's jar holds the library, which a JVM can only load as a file
        root instanceof IOException
            ? "name a directory for temporary files that can be written with -Djava.io.tmpdir"
            : "install the program again, with the library of its own release",
        e);
  }

  private static List<Path> searched(Path bin) {
    // as built, and as installed under a prefix
    List<Path> ours = List.of(bin, bin.resolveSibling("lib/bmkpi"));
    // never empty: directories of the system, or what the user names
    List<Path> others =
        Arrays.stream(System.getProperty(SEARCHED, "").split(File.pathSeparator))
            .map(Path::of)
            .toList();
    List<Path> all = Stream.concat(ours.stream(), others.stream()).toList();
    if (all.stream().noneMatch(place -> Files.isReadable(place.resolve(FILE)))) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "DuckDB's library %s is neither in %s nor in %s"
              .formatted(FILE, ours.get(0), ours.get(1)),
          "put it there, as it was built and packed, or name its directory with -D" + SEARCHED);
    }
    return all;
  }

  private static Path program() {
    return Path.of(ProcessHandle.current().info().command().orElse("bmkpi")).toAbsolutePath();
  }
}
