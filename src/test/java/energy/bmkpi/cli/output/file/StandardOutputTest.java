package energy.bmkpi.cli.output.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {

  @Test
  void whatIsPrintedArrivesAsUtf8() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();

    print(file, false, "£12.50 – 3 units");

    assertThat(file.toString(StandardCharsets.UTF_8)).isEqualTo("£12.50 – 3 units\n");
  }

  @Test
  void aFullDiskFailsTheWriteAndSaysWhy() {
    assertThatThrownBy(() -> print(refusing("No space left on device"), false, "a row"))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.category()).isEqualTo(FailureCategory.OUTPUT);
              assertThat(failure)
                  .hasMessage("cannot write to standard output: No space left on device");
              assertThat(failure.remedy())
                  .isEqualTo("free space where it goes, or send it elsewhere");
            });
  }

  @Test
  void whatIsLeftInABufferDoesNotFailASecondTime() {
    PrintWriter out =
        new PrintWriter(
            new StandardOutput(refusing("No space left on device"), () -> false),
            false,
            StandardCharsets.UTF_8);
    out.print("a row");
    assertThatThrownBy(out::flush).isInstanceOf(Failure.class);

    assertThatCode(out::flush).doesNotThrowAnyException();
  }

  @Test
  void aReaderOfThePipeThatHasLeftIsNoFailure() {
    assertThatThrownBy(() -> print(refusing("Broken pipe"), false, "a row"))
        .isInstanceOf(ReaderLeftException.class);
  }

  @Test
  void aReaderThatHasLeftIsKnownInEveryLanguageOfTheSystem() {
    assertThatThrownBy(() -> print(refusing("Datenübergabe unterbrochen"), true, "a row"))
        .isInstanceOf(ReaderLeftException.class);
  }

  private static void print(OutputStream file, boolean isPipe, String line) {
    PrintWriter out =
        new PrintWriter(new StandardOutput(file, () -> isPipe), true, StandardCharsets.UTF_8);
    out.print(line);
    out.print('\n');
    out.flush();
  }

  private static OutputStream refusing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int oneByte) throws IOException {
        throw new IOException(reason);
      }
    };
  }
}
