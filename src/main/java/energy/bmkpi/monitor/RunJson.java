package energy.bmkpi.monitor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.kpi.MarketDayKpis;
import energy.bmkpi.kpi.MarketKpi;
import energy.bmkpi.pipeline.Batch;
import energy.bmkpi.progress.DatasetProgress;
import energy.bmkpi.progress.QueryProgress;
import energy.bmkpi.progress.QueryState;
import energy.bmkpi.progress.RunSnapshot;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A run as the page and programs read it; unknown numbers are null. */
final class RunJson {
  private static final double BYTES_OF_A_TIB = 0x1p40;
  private static final List<MarketKpi> KPIS_OF_A_DAY =
      List.of(
          MarketKpi.NET_CASHFLOW_GBP,
          MarketKpi.OFFER_MWH,
          MarketKpi.BID_MWH,
          MarketKpi.EWAP_OFFER,
          MarketKpi.EWAP_BID,
          MarketKpi.ACCEPTANCE_COUNT,
          MarketKpi.UNIT_COUNT);

  private final JsonFactory factory = new JsonFactory();
  private final double dollarsPerTib;

  RunJson(double dollarsPerTib) {
    this.dollarsPerTib = dollarsPerTib;
  }

  /** One line. */
  String of(RunSnapshot run) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = factory.createGenerator(line)) {
      json.writeStartObject();
      writeRun(json, run);
      writeQueries(json, run);
      writeDatasets(json, run);
      writeBatches(json, run);
      writeDays(json, run);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }

  private void writeRun(JsonGenerator json, RunSnapshot run) throws IOException {
    json.writeStringField("phase", run.phase().name().toLowerCase(Locale.ROOT));
    json.writeStringField("run_id", run.runId());
    json.writeStringField("date_from", run.plan().dates().from().toString());
    json.writeStringField("date_to", run.plan().dates().to().toString());
    json.writeNumberField("batch_days", run.plan().batchDays());
    json.writeNumberField("workers", run.plan().workers());
    json.writeStringField(
        "started_at", run.startedAt() == null ? null : run.startedAt().toString());
    number(json, "elapsed_s", seconds(run.elapsed()));
    number(json, "remaining_s", seconds(run.remaining()));
    json.writeNumberField("rows", run.sourceRows());
    number(json, "rows_per_s", run.rowsPerSecond());
    json.writeNumberField("unit_days", run.unitDays());
    json.writeNumberField("retries", run.retries());
    number(json, "bytes_billed", run.bytesBilled());
    number(
        json,
        "cost_usd",
        run.bytesBilled() == null ? null : run.bytesBilled() / BYTES_OF_A_TIB * dollarsPerTib);
    json.writeStringField("failure", run.failure());
  }

  private static void writeQueries(JsonGenerator json, RunSnapshot run) throws IOException {
    json.writeObjectFieldStart("queries");
    json.writeNumberField("total", run.queries().size());
    for (QueryState state : QueryState.values()) {
      json.writeNumberField(name(state), run.count(state));
    }
    json.writeEndObject();
  }

  private static void writeDatasets(JsonGenerator json, RunSnapshot run) throws IOException {
    json.writeArrayFieldStart("datasets");
    for (DatasetProgress dataset : run.datasets()) {
      json.writeStartObject();
      json.writeStringField("dataset", dataset.dataset().name());
      json.writeNumberField("done", dataset.finished());
      json.writeNumberField("batches", dataset.batches());
      json.writeNumberField("rows", dataset.sourceRows());
      number(json, "rows_per_s", dataset.rowsPerSecond());
      number(json, "remaining_s", seconds(dataset.remaining()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Each batch with its queries, in the order of the datasets. */
  private static void writeBatches(JsonGenerator json, RunSnapshot run) throws IOException {
    List<Dataset> datasets = run.plan().orderedDatasets();
    json.writeArrayFieldStart("batches");
    for (int i = 0; i < run.queries().size(); i += datasets.size()) {
      Batch batch = run.queries().get(i).batch();
      json.writeStartObject();
      json.writeNumberField("number", batch.number());
      json.writeStringField("date_from", batch.dates().from().toString());
      json.writeStringField("date_to", batch.dates().to().toString());
      json.writeArrayFieldStart("queries");
      for (QueryProgress query : run.queries().subList(i, i + datasets.size())) {
        json.writeStartObject();
        json.writeStringField("state", name(query.state()));
        json.writeNumberField("rows", query.sourceRows());
        number(json, "duration_s", seconds(query.duration()));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeDays(JsonGenerator json, RunSnapshot run) throws IOException {
    json.writeArrayFieldStart("days");
    for (MarketDayKpis day : run.days()) {
      json.writeStartObject();
      json.writeStringField("settlement_date", day.settlementDate().toString());
      for (MarketKpi kpi : KPIS_OF_A_DAY) {
        number(json, kpi.definition().column(), day.values().number(kpi));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String name(QueryState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Double seconds(@Nullable Duration duration) {
    return duration == null ? null : duration.toMillis() / 1000.0;
  }

  private static void number(JsonGenerator json, String name, @Nullable Number value)
      throws IOException {
    json.writeFieldName(name);
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Long count) {
      json.writeNumber(count);
    } else {
      json.writeNumber(value.doubleValue());
    }
  }
}
