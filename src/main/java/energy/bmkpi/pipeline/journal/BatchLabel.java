package energy.bmkpi.pipeline.journal;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.pipeline.Batch;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/** Which batch it is, and when it was finished. */
record BatchLabel(Instant keptAt, Batch batch) {

  void write(DataOutputStream out) throws IOException {
    out.writeLong(keptAt.getEpochSecond());
    out.writeInt(keptAt.getNano());
    out.writeInt(batch.number());
    out.writeLong(batch.dates().from().toEpochDay());
    out.writeLong(batch.dates().to().toEpochDay());
  }

  static BatchLabel read(DataInputStream in) throws IOException {
    try {
      return new BatchLabel(
          Instant.ofEpochSecond(in.readLong(), in.readInt()),
          new Batch(
              in.readInt(),
              new SettlementDates(
                  LocalDate.ofEpochDay(in.readLong()), LocalDate.ofEpochDay(in.readLong()))));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new DamagedFileException("it holds no batch", e);
    }
  }
}
