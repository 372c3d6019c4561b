package energy.bmkpi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process asked the system for, as strace tells it. A process that does the same again can
 * be killed just before the same call, as calls of a name are counted in each thread. (strace can
 * also choose by path, but only by paths that are known before: not by temporary ones.)
 *
 * @param number which call of this name in its thread, from 1
 * @param text with the paths of files, also of those that are told by a descriptor
 */
record SystemCall(String name, int number, String text) {
  /**
   * Calls that change what others find. Not those that open and close a file: a JVM makes as many
   * as it happens to load classes, and not always as many. strace passes over names with a {@code
   * ?} that the machine does not have.
   */
  private static final String CHANGES =
      "fcntl,write,pwrite64,fsync,?ftruncate,?chmod,fchmodat,?rename,?renameat,?renameat2,?unlink,"
          + "unlinkat";

  private static final Pattern LINE = Pattern.compile("(\\d+) +(\\w+)\\((.*)");

  /** What the system makes of SIGKILL. */
  private static final int KILLED = 137;

  static boolean canBeSeen() {
    return Files.isExecutable(Path.of("/usr/bin/strace"));
  }

  /** The calls of a command that runs to its end, in order. */
  static List<SystemCall> of(PackagedProgram program, Path log, String... args)
      throws IOException, InterruptedException {
    CommandRunner.Result result =
        traced(program, log, "--seccomp-bpf", "-y", "-e", "trace=" + CHANGES).run(args);
    if (result.exitCode() != 0) {
      throw new IllegalStateException(result.err());
    }
    Map<String, Integer> counts = new HashMap<>();
    List<SystemCall> calls = new ArrayList<>();
    for (String line : Files.readAllLines(log)) {
      Matcher call = LINE.matcher(line);
      if (call.lookingAt()) {
        int number = counts.merge(call.group(1) + call.group(2), 1, Integer::sum);
        calls.add(new SystemCall(call.group(2), number, call.group(3)));
      }
    }
    Files.delete(log);
    return calls;
  }

  /** Whether the process came to this call, which killed it. */
  boolean kills(PackagedProgram program, Path log, String... args)
      throws IOException, InterruptedException {
    // not with --seccomp-bpf, with which strace injects nothing but into the first call (6.1)
    String kill = "inject=%s:signal=KILL:when=%d".formatted(name, number);
    int exitCode =
        traced(program, log, "-e", "trace=" + name, "-e", kill).start(args).process().waitFor();
    Files.delete(log);
    return exitCode == KILLED;
  }

  private static PackagedProgram traced(PackagedProgram program, Path log, String... options) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("strace", "-f", "-qq", "-o", log.toString()));
    command.addAll(List.of(options));
    return program.startedBy(command.toArray(String[]::new));
  }
}
