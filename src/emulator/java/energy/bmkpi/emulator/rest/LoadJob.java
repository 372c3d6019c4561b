package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.zetasql.Value;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.LogicalSize;
import energy.bmkpi.emulator.store.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Loads the content of one upload, all of it or nothing.
 *
 * @param given columns; none for those of the table
 * @param mostBad rows that may be left out because they are wrong
 */
record LoadJob(
    Destination destination, List<Field> given, RowFormat format, String formatName, long mostBad) {
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  static LoadJob read(JsonNode load, String project) {
    if (Json.flag(load, "autodetect", false)) {
      throw ApiError.notInterpreted("loads that detect the schema");
    }
    String encoding = Json.text(load, "encoding", "UTF-8");
    if (!encoding.equals("UTF-8")) {
      throw ApiError.notInterpreted("the encoding " + encoding);
    }
    String name = Json.text(load, "sourceFormat", "CSV");
    RowFormat format =
        switch (name) {
          case "NEWLINE_DELIMITED_JSON" -> JsonRows.read(load);
          case "CSV" -> CsvRows.read(load);
          default -> throw ApiError.notInterpreted("the source format " + name);
        };
    Long mostBad = Json.number(load, "maxBadRecords");
    return new LoadJob(
        Destination.read(load, project, WriteDisposition.APPEND),
        SchemaJson.read(load.path("schema")),
        format,
        name.equals("CSV") ? "CSV" : "JSON",
        mostBad == null ? 0 : mostBad);
  }

  /** The statistics of the job. */
  ObjectNode run(TableStore store, byte[] content) {
    BadRows bad = new BadRows(formatName);
    List<Field> fields = given.isEmpty() ? fieldsOfTable(store) : given;
    List<List<Value>> rows = format.rows(decompressed(content), fields, bad);
    bad.checkAtMost(mostBad);
    store.change(before -> destination.write(before, fields, rows, store.now()));
    ObjectNode statistics = Json.object();
    statistics.put("inputFiles", "1");
    statistics.put("inputFileBytes", Integer.toString(content.length));
    statistics.put("outputRows", Integer.toString(rows.size()));
    statistics.put("outputBytes", Long.toString(LogicalSize.of(rows)));
    statistics.put("badRecords", Integer.toString(bad.count()));
    return statistics;
  }

  private List<Field> fieldsOfTable(TableStore store) {
    TableStore.requireDataset(store.current(), destination.table().datasetName());
    return store
        .current()
        .table(destination.table())
        .map(Table::fields)
        .orElseThrow(() -> ApiError.invalid("No schema specified on job or table."));
  }

  private static String decompressed(byte[] content) {
    boolean gzip =
        content.length > 1
            && (content[0] & 0xff) == GZIP_FIRST
            && (content[1] & 0xff) == GZIP_SECOND;
    if (!gzip) {
      return new String(content, StandardCharsets.UTF_8);
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw ApiError.invalid("Error while reading data, error message: " + e.getMessage());
    }
  }
}
