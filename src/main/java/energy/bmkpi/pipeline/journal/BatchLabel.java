package energy.bmkpi.pipeline.journal;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.pipeline.Batch;
import energy.bmkpi.pipeline.SourceVersion;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Which batch it is, when it was finished, and what it was computed from.
 *
 * @param sources a hash of the version of the source tables
 */
record BatchLabel(Instant keptAt, Batch batch, String sources) {

  static String hash(SourceVersion sources) {
    return RunKey.sha256(sources.text());
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(keptAt.getEpochSecond());
    out.writeInt(keptAt.getNano());
    out.writeInt(batch.number());
    out.writeLong(batch.dates().from().toEpochDay());
    out.writeLong(batch.dates().to().toEpochDay());
    out.writeUTF(sources);
  }

  static BatchLabel read(DataInputStream in) throws IOException {
    try {
      return new BatchLabel(
          Instant.ofEpochSecond(in.readLong(), in.readInt()),
          new Batch(
              in.readInt(),
              new SettlementDates(
                  LocalDate.ofEpochDay(in.readLong()), LocalDate.ofEpochDay(in.readLong()))),
          in.readUTF());
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new DamagedFileException("it holds no batch", e);
    }
  }
}
