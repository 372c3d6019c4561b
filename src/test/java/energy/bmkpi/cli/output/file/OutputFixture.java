package energy.bmkpi.cli.output.file;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.io.TempDir;

/** Places in a directory of the test that a page is to be written to. */
abstract class OutputFixture {
  static final String PAGE =
      "<!doctype html>\n<title>Balancing Mechanism, 1 January 2026</title>\n";
  static final String OLDER_PAGE = PAGE.replace("1 January", "2 January");

  @TempDir Path directory;

  final StringWriter standardOutput = new StringWriter();

  void write(String name) {
    page(directory.resolve(name)).write(PAGE);
  }

  OutputFile page(Path file) {
    return output(file, OutputKind.PAGE);
  }

  OutputFile output(Path file, OutputKind kind) {
    return new OutputFile(file, kind, "--html", new PrintWriter(standardOutput));
  }

  static String rights(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  static boolean isRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }
}
