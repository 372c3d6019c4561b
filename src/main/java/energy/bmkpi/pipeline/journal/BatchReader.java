package energy.bmkpi.pipeline.journal;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.kpi.Coverage;
import energy.bmkpi.kpi.DayKpis;
import energy.bmkpi.kpi.Kpi;
import energy.bmkpi.kpi.KpiValues;
import energy.bmkpi.kpi.MarketDayKpis;
import energy.bmkpi.kpi.MarketKpi;
import energy.bmkpi.kpi.UnitDayKpis;
import energy.bmkpi.kpi.UnitKpi;
import energy.bmkpi.market.PeriodSet;
import energy.bmkpi.pipeline.BatchResult;
import energy.bmkpi.pipeline.KeptBatch;
import energy.bmkpi.pipeline.QueryRecord;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Reads what {@link BatchWriter} has written. */
final class BatchReader {
  private static final int BUFFER = 1 << 16;

  private final DataInputStream in;
  private final List<String> texts = new ArrayList<>();

  private BatchReader(DataInputStream in) {
    this.in = in;
  }

  /** Leaves the results compressed. */
  static BatchLabel readLabel(byte[] bytes) throws IOException {
    return BatchLabel.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  static KeptBatch read(byte[] bytes) throws IOException {
    ByteArrayInputStream all = new ByteArrayInputStream(bytes);
    BatchLabel label = BatchLabel.read(new DataInputStream(all));
    Inflater inflater = new Inflater(true);
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(new InflaterInputStream(all, inflater, BUFFER), BUFFER))) {
      BatchReader reader = new BatchReader(in);
      List<DayKpis> days = reader.days();
      List<QueryRecord> queries = reader.queries();
      if (in.read() != -1) {
        throw new DamagedFileException("it holds more than a batch");
      }
      return new KeptBatch(new BatchResult(label.batch(), days, queries), label.keptAt());
    } catch (RuntimeException e) {
      // a checksum may by chance be right
      throw new DamagedFileException("it holds no batch", e);
    } finally {
      inflater.end();
    }
  }

  private List<DayKpis> days() throws IOException {
    int count = in.readInt();
    List<DayKpis> days = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      days.add(day());
    }
    return days;
  }

  private List<QueryRecord> queries() throws IOException {
    int count = in.readInt();
    List<QueryRecord> queries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Dataset dataset = Dataset.valueOf(text());
      queries.add(
          new QueryRecord(dataset, in.readLong(), Duration.ofNanos(in.readLong()), optional()));
    }
    return queries;
  }

  private DayKpis day() throws IOException {
    LocalDate date = LocalDate.ofEpochDay(in.readLong());
    int unitCount = in.readInt();
    List<UnitDayKpis> units = new ArrayList<>();
    for (int i = 0; i < unitCount; i++) {
      String bmUnit = text();
      units.add(new UnitDayKpis(date, bmUnit, values(UnitKpi.class)));
    }
    MarketDayKpis market =
        in.readBoolean() ? new MarketDayKpis(date, values(MarketKpi.class)) : null;
    int coverageCount = in.readInt();
    List<Coverage> coverage = new ArrayList<>();
    for (int i = 0; i < coverageCount; i++) {
      coverage.add(coverage(date));
    }
    return new DayKpis(date, units, market, coverage);
  }

  private Coverage coverage(LocalDate date) throws IOException {
    return new Coverage(
        date,
        Dataset.valueOf(text()),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readBoolean() ? new PeriodSet(in.readLong()) : null,
        new PeriodSet(in.readLong()),
        in.readLong(),
        in.readBoolean() ? instant() : null);
  }

  private <K extends Enum<K> & Kpi> KpiValues<K> values(Class<K> type) throws IOException {
    K[] kpis = type.getEnumConstants();
    byte[] present = new byte[(kpis.length + Byte.SIZE - 1) / Byte.SIZE];
    in.readFully(present);
    Map<K, Object> values = new EnumMap<>(type);
    for (int i = 0; i < kpis.length; i++) {
      if ((present[i / Byte.SIZE] >> (i % Byte.SIZE) & 1) == 1) {
        values.put(kpis[i], value(kpis[i]));
      }
    }
    return KpiValues.of(type, values::get);
  }

  private Object value(Kpi kpi) throws IOException {
    return switch (kpi.type()) {
      case INTEGER -> in.readLong();
      case NUMBER -> Double.longBitsToDouble(in.readLong());
      case TEXT -> text();
      case DATE -> LocalDate.ofEpochDay(in.readLong());
      case TIMESTAMP -> instant();
    };
  }

  private Instant instant() throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }

  private @Nullable Long optional() throws IOException {
    return in.readBoolean() ? in.readLong() : null;
  }

  private String text() throws IOException {
    int number = in.readInt();
    if (number == texts.size()) {
      byte[] bytes = in.readNBytes(in.readInt());
      texts.add(new String(bytes, StandardCharsets.UTF_8));
    }
    return texts.get(number);
  }
}
