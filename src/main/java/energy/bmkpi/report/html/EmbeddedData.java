package energy.bmkpi.report.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import energy.bmkpi.kpi.MarketKpi;
import energy.bmkpi.kpi.UnitKpi;
import energy.bmkpi.report.DailySeries;
import energy.bmkpi.report.DayCoverage;
import energy.bmkpi.report.KpiReport;
import energy.bmkpi.report.UnitTotals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that the page's script works with, as JSON that is safe inside a script element.
 * Units are a deflated JSON document of their own: an array for each of id, fuel type, lead party,
 * days, the totals of {@link UnitTotals#COLUMNS}, and the days of {@link UnitTotals#DAILY} as
 * {@link RunLength}.
 */
final class EmbeddedData {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final JsonFactory FACTORY_FOR_HTML =
      new JsonFactory().setCharacterEscapes(new HtmlSafe());

  private EmbeddedData() {}

  static String of(KpiReport report) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY_FOR_HTML.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("from", report.dates().from().toString());
      json.writeNumberField("days", report.dates().days());
      json.writeObjectFieldStart("market");
      for (Map.Entry<MarketKpi, DailySeries> series : report.market().series().entrySet()) {
        json.writeArrayFieldStart(series.getKey().column());
        for (Double value : series.getValue().values()) {
          write(json, value, 2);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
      json.writeArrayFieldStart("partial");
      for (LocalDate date : DayCoverage.partialDays(report.coverage()).keySet()) {
        json.writeString(date.toString());
      }
      json.writeEndArray();
      json.writeStringField("units", deflatedUnits(report));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String deflatedUnits(KpiReport report) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater fast = new Deflater(6);
    try (OutputStream deflated = new DeflaterOutputStream(bytes, fast);
        JsonGenerator json = FACTORY.createGenerator(deflated)) {
      json.writeStartArray();
      for (UnitTotals unit : report.units()) {
        writeUnit(json, unit);
      }
      json.writeEndArray();
    } finally {
      fast.end();
    }
    return new String(Base64.getEncoder().encode(bytes.toByteArray()), StandardCharsets.ISO_8859_1);
  }

  private static void writeUnit(JsonGenerator json, UnitTotals unit) throws IOException {
    json.writeStartArray();
    json.writeString(unit.bmUnit());
    json.writeString(unit.fuelType());
    json.writeString(unit.leadParty());
    json.writeNumber(unit.days());
    for (UnitKpi kpi : UnitTotals.COLUMNS) {
      write(json, unit.value(kpi), 2);
    }
    for (UnitKpi kpi : UnitTotals.DAILY) {
      json.writeString(RunLength.encode(unit.daily(kpi)));
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, @Nullable Double value, int decimals)
      throws IOException {
    if (value == null) {
      json.writeNull();
    } else {
      BigDecimal rounded =
          BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
      json.writeNumber(rounded.toPlainString());
    }
  }

  /** A unit may be called {@code </script>}; no text can end the element it stands in. */
  private static final class HtmlSafe extends CharacterEscapes {
    private final int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();

    HtmlSafe() {
      for (char special : new char[] {'<', '>', '&', '\''}) {
        escapes[special] = CharacterEscapes.ESCAPE_STANDARD;
      }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return escapes.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return null;
    }
  }
}
