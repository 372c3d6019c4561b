package energy.bmkpi.pipeline.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * That something has happened to a run.
 *
 * @param runId a note on an earlier run of the same content says nothing of this one
 * @param text empty where the kind of the note says all
 */
record RunNote(String runId, Instant at, String text) {
  private static final int LONGEST = 2000;

  byte[] write() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(runId);
      out.writeLong(at.getEpochSecond());
      out.writeInt(at.getNano());
      out.writeUTF(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written", e);
    }
    return bytes.toByteArray();
  }

  static RunNote read(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return new RunNote(
          in.readUTF(), Instant.ofEpochSecond(in.readLong(), in.readInt()), in.readUTF());
    } catch (DateTimeException e) {
      throw new DamagedFileException("it holds no note", e);
    }
  }
}
