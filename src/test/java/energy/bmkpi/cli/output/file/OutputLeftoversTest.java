package energy.bmkpi.cli.output.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.testing.Mount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a write that did not end leaves, and who removes it. */
class OutputLeftoversTest extends OutputFixture {
  @Test
  void aFullDiskLeavesTheOldPageAndNothingElse() throws IOException {
    try (Mount disk = Mount.tmpfs(directory, "size=64k")) {
      Path file = Files.writeString(disk.path().resolve("report.html"), OLDER_PAGE);
      disk.fill();

      assertThatThrownBy(() -> page(file).write(PAGE.repeat(1000)))
          .isInstanceOfSatisfying(
              Failure.class,
              failure -> assertThat(failure.category()).isEqualTo(FailureCategory.OUTPUT))
          .hasMessageContaining("report.html was not written: No space left on device");

      assertThat(file).hasContent(OLDER_PAGE);
      assertThat(disk.path().toFile().list()).containsExactlyInAnyOrder("filler", "report.html");
    }
  }

  @Test
  void whatAProcessLeftThatWasKilledIsRemovedByTheNextOne() throws IOException {
    Files.writeString(directory.resolve(".bmkpi-123.part"), "half a page");

    write("report.html");

    assertThat(directory.toFile().list()).containsExactly("report.html");
  }

  @Test
  void soIsAFileOfAProcessThatWasKilledBeforeItWrote() throws IOException {
    Files.createFile(directory.resolve(".bmkpi-123.part"));

    write("report.html");

    assertThat(directory.toFile().list()).containsExactly("report.html");
  }

  @Test
  void whatAProcessStillWritesIsLeftToIt() throws IOException {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WritingProcess.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      Path begun = Path.of(Objects.requireNonNull(writer.inputReader().readLine()));

      write("report.html");

      assertThat(begun).isEmptyFile();
    } finally {
      writer.destroyForcibly().onExit().join();
    }
    write("report.html");

    assertThat(directory.toFile().list()).containsExactly("report.html");
  }

  /** Has begun an output, until it is ended or the process that started it is. */
  static final class WritingProcess {
    private WritingProcess() {}

    public static void main(String... args) throws IOException {
      try (UnfinishedFile part = UnfinishedFile.in(Path.of(args[0]))) {
        System.out.println(part.path());
        System.in.read();
      }
    }
  }

  @Test
  void aFileOfOthersWithALikeNameIsNotTouched() throws IOException {
    Path other = Files.writeString(directory.resolve(".bmkpi-notes.part"), "mine");
    Path victim = Files.writeString(directory.resolve("victim"), "mine");
    Path link = Files.createSymbolicLink(directory.resolve(".bmkpi-1.part"), victim);

    write("report.html");

    assertThat(other).hasContent("mine");
    assertThat(link).isSymbolicLink().hasContent("mine");
  }

  @Test
  @Timeout(30)
  void aPipeThatIsNamedAsALeftoverHoldsNobody() throws Exception {
    Path pipe = directory.resolve(".bmkpi-1.part");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo");

    write("report.html");

    assertThat(directory.resolve("report.html")).hasContent(PAGE);
  }
}
