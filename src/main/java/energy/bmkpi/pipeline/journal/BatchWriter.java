package energy.bmkpi.pipeline.journal;

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
import energy.bmkpi.pipeline.QueryRecord;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/** A finished batch as bytes, which {@link BatchReader} reads. */
final class BatchWriter {
  private static final int BUFFER = 1 << 16;

  private static final UnitKpi[] UNIT_KPIS = UnitKpi.values();
  private static final MarketKpi[] MARKET_KPIS = MarketKpi.values();

  private final DataOutputStream out;

  /** Values of a row that have yet to go out, together: each call into a stream takes a lock. */
  private final ByteBuffer row =
      ByteBuffer.allocate(Math.max(UNIT_KPIS.length, MARKET_KPIS.length) * (Long.BYTES + 1));

  private final Map<String, Integer> texts = new HashMap<>();

  private BatchWriter(DataOutputStream out) {
    this.out = out;
  }

  /** The label lies open at the beginning, the rest is compressed. */
  static byte[] write(BatchLabel label, BatchResult result) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER);
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      label.write(new DataOutputStream(bytes));
      try (DataOutputStream out =
          new DataOutputStream(
              new BufferedOutputStream(
                  new DeflaterOutputStream(bytes, deflater, BUFFER), BUFFER))) {
        new BatchWriter(out).write(result);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written", e);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private void write(BatchResult result) throws IOException {
    out.writeInt(result.days().size());
    for (DayKpis day : result.days()) {
      write(day);
    }
    out.writeInt(result.queries().size());
    for (QueryRecord query : result.queries()) {
      text(query.dataset().name());
      out.writeLong(query.resultRows());
      out.writeLong(query.duration().toNanos());
      optional(query.bytesBilled());
    }
  }

  private void write(DayKpis day) throws IOException {
    out.writeLong(day.settlementDate().toEpochDay());
    out.writeInt(day.units().size());
    for (UnitDayKpis unit : day.units()) {
      text(unit.bmUnit());
      values(UNIT_KPIS, unit.values());
    }
    MarketDayKpis market = day.market();
    out.writeBoolean(market != null);
    if (market != null) {
      values(MARKET_KPIS, market.values());
    }
    out.writeInt(day.coverage().size());
    for (Coverage coverage : day.coverage()) {
      write(coverage);
    }
  }

  private void write(Coverage coverage) throws IOException {
    text(coverage.dataset().name());
    out.writeLong(coverage.rows());
    out.writeLong(coverage.units());
    out.writeLong(coverage.periodsExpected());
    PeriodSet missing = coverage.missing();
    optional(missing == null ? null : (Long) missing.bits());
    out.writeLong(coverage.suspect().bits());
    out.writeLong(coverage.unknownTotals());
    Instant newest = coverage.newestCreated();
    out.writeBoolean(newest != null);
    if (newest != null) {
      write(newest);
    }
  }

  private void write(Instant time) throws IOException {
    out.writeLong(time.getEpochSecond());
    out.writeInt(time.getNano());
  }

  /** Which of the values are present, a bit each, and then these. */
  private <K extends Enum<K> & Kpi> void values(K[] kpis, KpiValues<K> values) throws IOException {
    int bits = 0;
    for (int i = 0; i < kpis.length; i++) {
      bits |= values.get(kpis[i]) == null ? 0 : 1 << (i % Byte.SIZE);
      if (i % Byte.SIZE == Byte.SIZE - 1 || i == kpis.length - 1) {
        row.put((byte) bits);
        bits = 0;
      }
    }
    for (K kpi : kpis) {
      Object value = values.get(kpi);
      if (value != null) {
        switch (kpi.type()) {
          case INTEGER -> row.putLong((Long) value);
          // not doubleToLongBits, which makes all NaNs one
          case NUMBER -> row.putLong(Double.doubleToRawLongBits((Double) value));
          case DATE -> row.putLong(((LocalDate) value).toEpochDay());
          case TIMESTAMP -> {
            send();
            write((Instant) value);
          }
          case TEXT -> {
            send();
            text((String) value);
          }
        }
      }
    }
    send();
  }

  private void send() throws IOException {
    out.write(row.array(), 0, row.position());
    row.clear();
  }

  private void optional(@Nullable Long value) throws IOException {
    out.writeBoolean(value != null);
    if (value != null) {
      out.writeLong(value);
    }
  }

  /** Units and their fuels come again on each day: a number stands for those seen before. */
  private void text(String text) throws IOException {
    Integer seen = texts.putIfAbsent(text, texts.size());
    if (seen != null) {
      out.writeInt(seen);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(texts.size() - 1);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
