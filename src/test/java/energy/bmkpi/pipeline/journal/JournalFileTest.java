package energy.bmkpi.pipeline.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.bmkpi.pipeline.journal.JournalFile.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A file is trusted only when it is what was written, bit for bit, and of the run asked for. */
class JournalFileTest {
  private static final RunKey KEY = new RunKey("7f".repeat(RunKey.BYTES));
  private static final byte[] BODY = "batch 1, finished".getBytes(StandardCharsets.UTF_8);
  private static final int FORMAT_AT = 8;

  private final byte[] file = new JournalFile(KEY, BODY).sealed(Kind.BATCH);

  @Test
  void theBodyComesBack() throws Exception {
    assertThat(JournalFile.body(file, Kind.BATCH, KEY)).isEqualTo(BODY);
    assertThat(JournalFile.open(file, Kind.BATCH).key()).isEqualTo(KEY);
  }

  @Test
  void aFileTornAtAnyByteIsRefused() {
    for (int length = 0; length < file.length; length++) {
      assertRefused(Arrays.copyOf(file, length), "");
    }
  }

  /** As a file system may leave a file of which only the length was written. */
  @Test
  void aFileWhoseEndIsZerosIsRefused() {
    for (int zeros = 1; zeros <= file.length; zeros++) {
      byte[] torn = file.clone();
      Arrays.fill(torn, file.length - zeros, file.length, (byte) 0);
      if (!Arrays.equals(torn, file)) {
        assertRefused(torn, "");
      }
    }
  }

  @Test
  void aFileWithAnyOneBitFlippedIsRefused() {
    for (int bit = 0; bit < file.length * Byte.SIZE; bit++) {
      byte[] flipped = file.clone();
      flipped[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      assertRefused(flipped, "");
    }
  }

  @Test
  void aFileWithBytesBehindItIsRefused() {
    assertRefused(Arrays.copyOf(file, file.length + 1), "bytes in place of");
  }

  @Test
  void aFileOfAnotherFormatIsRefusedByItsVersion() {
    ByteBuffer.wrap(file).putInt(FORMAT_AT, 4);

    assertRefused(file, "format 4, this program has format 3");
  }

  @Test
  void aFileOfAnotherRunIsRefused() {
    byte[] foreign =
        new JournalFile(new RunKey("7e".repeat(RunKey.BYTES)), BODY).sealed(Kind.BATCH);

    assertRefused(foreign, "it belongs to another run");
  }

  @Test
  void aFileOfAnotherKindIsRefused() {
    assertRefused(new JournalFile(KEY, BODY).sealed(Kind.NOTE), "it holds something else");
  }

  @Test
  void aFileOfSomethingElseIsRefused() {
    assertRefused("settlementDate,bmUnit\n".repeat(20).getBytes(StandardCharsets.UTF_8), "not a");
  }

  private static void assertRefused(byte[] bytes, String reason) {
    assertThatThrownBy(() -> JournalFile.body(bytes, Kind.BATCH, KEY))
        .isInstanceOf(DamagedFileException.class)
        .hasMessageContaining(reason);
  }
}
