package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * DuckDB's own library. On the JVM the driver's jar holds it; the native program has it as a file
 * beside itself, as unpacking 72 MB at each start would take longer than most runs.
 */
final class DuckDbLibrary {
  private static final String SEARCHED = "java.library.path";

  private DuckDbLibrary() {}

  /** To be called before the first use of DuckDB. A library path that the user sets is kept. */
  static void find() {
    boolean nativeProgram =
        "runtime".equals(System.getProperty("org.graalvm.nativeimage.imagecode"));
    if (nativeProgram && System.getProperty(SEARCHED, "").isEmpty()) {
      System.setProperty(SEARCHED, directories(program().resolveSibling("")));
    }
  }

  private static String directories(Path bin) {
    String file = System.mapLibraryName("duckdb_java");
    // as built, and as installed under a prefix
    List<Path> places = List.of(bin, bin.resolveSibling("lib/bmkpi"));
    if (places.stream().noneMatch(place -> Files.isReadable(place.resolve(file)))) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "DuckDB's library %s is neither in %s nor in %s"
              .formatted(file, places.get(0), places.get(1)),
          "put it there, as it was built and packed, or name its directory with -D" + SEARCHED);
    }
    return places.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static Path program() {
    return Path.of(ProcessHandle.current().info().command().orElse("bmkpi")).toAbsolutePath();
  }
}
