package energy.bmkpi.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the packaged program, jar or native, as a process of its own in a directory, with no BMKPI_
 * variable set.
 */
final class PackagedProgram {
  private final Path directory;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final List<String> systemProperties = new ArrayList<>();
  private final List<String> starter = new ArrayList<>();
  private Path program;
  private @Nullable Path output;

  PackagedProgram(Path directory) {
    this(
        directory,
        Path.of(System.getProperty("bmkpi.program", "target/quarkus-app/quarkus-run.jar")));
  }

  PackagedProgram(Path directory, Path program) {
    this.directory = directory;
    this.program = program;
  }

  PackagedProgram withVariable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  PackagedProgram withSystemProperty(String key, String value) {
    systemProperties.add("-D" + key + "=" + value);
    return this;
  }

  /** Where standard output goes, such as a device; nothing is read from it afterwards. */
  PackagedProgram withOutput(Path device) {
    output = device;
    return this;
  }

  /** Another program that starts this one. */
  PackagedProgram startedBy(String... command) {
    starter.addAll(List.of(command));
    return this;
  }

  /** Each line a key and its value, in the file of the working directory. */
  PackagedProgram withConfigurationFile(String... lines) throws IOException {
    Path file = directory.resolve("config/application.properties");
    Files.createDirectories(file.getParent());
    Files.write(file, List.of(lines));
    return this;
  }

  /** The same program, installed elsewhere, with a configuration file beside it. */
  PackagedProgram installedIn(Path home, String... lines) throws IOException {
    Files.createDirectories(home.resolve("config"));
    Files.write(home.resolve("config/application.properties"), List.of(lines));
    Path built = program.resolveSibling("");
    for (Path file : files(built)) {
      Path copy = home.resolve(built.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      // the ahead-of-time cache knows its jar by its time
      Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
    }
    program = home.resolve(program.getFileName().toString());
    return this;
  }

  /** The jar fills a directory of its own; the executable lies among all that was built. */
  private List<Path> files(Path built) throws IOException {
    if (!Files.exists(built.resolve("quarkus-run.jar"))) {
      return List.of(program, built.resolve(System.mapLibraryName("duckdb_java")));
    }
    try (Stream<Path> files = Files.walk(built)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  CommandRunner.Result run(String... args) throws IOException, InterruptedException {
    return start(args).await();
  }

  /** The program while it runs. */
  static final class Running {
    private final Process process;
    private final Path out;
    private final Path err;

    private Running(Process process, Path out, Path err) {
      this.process = process;
      this.out = out;
      this.err = err;
    }

    Process process() {
      return process;
    }

    boolean isAlive() {
      return process.isAlive();
    }

    /** Sends a signal, e.g. {@code TERM}. */
    void signal(String name) throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    CommandRunner.Result await() throws IOException, InterruptedException {
      int exitCode = process.waitFor();
      return new CommandRunner.Result(
          exitCode,
          Files.isRegularFile(out) ? Files.readString(out, StandardCharsets.UTF_8) : "",
          Files.readString(err, StandardCharsets.UTF_8));
    }
  }

  /**
   * @param script of bash, to which the program and its arguments are {@code "$@"}
   */
  CommandRunner.Result runInShell(String script, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", "-c", script, "bmkpi"));
    command.addAll(command(args));
    return started(command).await();
  }

  Running start(String... args) throws IOException {
    return started(command(args));
  }

  private List<String> command(String... args) {
    List<String> command = new ArrayList<>(starter);
    if (!program.toString().endsWith(".jar")) {
      command.add(program.toAbsolutePath().toString());
      command.addAll(systemProperties);
    } else {
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      // as the launcher does: a command ends before more would pay
      command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
      command.addAll(systemProperties);
      command.add("-jar");
      command.add(program.toAbsolutePath().toString());
    }
    command.addAll(List.of(args));
    return command;
  }

  private Running started(List<String> command) throws IOException {
    Path out = output == null ? directory.resolve("stdout") : output;
    Path err = directory.resolve("stderr");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("BMKPI_"));
    // a JVM that finds options in the environment says so on standard error
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().putAll(environment);
    return new Running(builder.start(), out, err);
  }
}
