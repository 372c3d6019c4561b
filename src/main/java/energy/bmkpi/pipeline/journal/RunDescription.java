package energy.bmkpi.pipeline.journal;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.pipeline.Completeness;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.RunIdentity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/**
 * A run as the journal knows it.
 *
 * @param plan with the workers it was begun with
 * @param program the version that began it
 */
public record RunDescription(
    RunIdentity identity,
    Plan plan,
    Completeness completeness,
    OutputPlace output,
    String program) {

  byte[] write() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(identity.runId());
      Instant startedAt = identity.startedAt();
      out.writeLong(startedAt.getEpochSecond());
      out.writeInt(startedAt.getNano());
      out.writeLong(plan.dates().from().toEpochDay());
      out.writeLong(plan.dates().to().toEpochDay());
      out.writeInt(plan.batchDays());
      out.writeInt(plan.workers());
      out.writeInt(plan.datasets().size());
      for (Dataset dataset : plan.orderedDatasets()) {
        out.writeUTF(dataset.name());
      }
      out.writeUTF(completeness.name());
      out.writeUTF(output.warehouse());
      out.writeUTF(output.tables());
      out.writeUTF(program);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written", e);
    }
    return bytes.toByteArray();
  }

  static RunDescription read(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      RunIdentity identity =
          new RunIdentity(in.readUTF(), Instant.ofEpochSecond(in.readLong(), in.readInt()));
      SettlementDates dates =
          new SettlementDates(
              LocalDate.ofEpochDay(in.readLong()), LocalDate.ofEpochDay(in.readLong()));
      int batchDays = in.readInt();
      int workers = in.readInt();
      int count = in.readInt();
      Set<Dataset> datasets = EnumSet.noneOf(Dataset.class);
      for (int i = 0; i < count; i++) {
        datasets.add(Dataset.valueOf(in.readUTF()));
      }
      return new RunDescription(
          identity,
          new Plan(dates, batchDays, workers, datasets),
          Completeness.valueOf(in.readUTF()),
          new OutputPlace(in.readUTF(), in.readUTF()),
          in.readUTF());
    } catch (RuntimeException e) {
      // a checksum may by chance be right
      throw new DamagedFileException("it describes no run", e);
    }
  }
}
