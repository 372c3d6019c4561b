package energy.bmkpi.benchmark;

import com.google.zetasql.Value;
import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.emulator.sql.SqlEngine;
import energy.bmkpi.emulator.sql.SqlError;
import energy.bmkpi.emulator.sql.SqlOutcome;
import energy.bmkpi.emulator.sql.SqlRequest;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.emulator.store.Snapshot;
import energy.bmkpi.emulator.store.Tables;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.table.TableColumn;
import energy.bmkpi.warehouse.OutputTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Answers every query of the product with made-up rows, and changes nothing. */
final class CannedResults implements SqlEngine {
  static final String PROJECT = "p";
  static final String DATASET = "d";

  /** Told as the bytes of every query. */
  private static final long BYTES = 1L << 30;

  @Override
  public SqlOutcome execute(Tables tables, SqlRequest request) {
    String sql = request.sql();
    if (sql.contains("MERGE ")) {
      return new SqlOutcome("SCRIPT", List.of(), List.of(), 0, Set.of(), BYTES);
    }
    if (sql.contains("INFORMATION_SCHEMA.COLUMNS")) {
      return select(
          texts("table_catalog table_schema table_name column_name data_type"), columns());
    }
    if (sql.contains("WITH " + SourceTable.BM_UNITS.defaultTableName() + " AS")) {
      return select(
          texts(
              "elexon_bm_unit national_grid_bm_unit fuel_type lead_party_name generation_capacity_mw"),
          IntStream.range(0, 1_662)
              .mapToObj(
                  unit ->
                      row(
                          CannedDataset.bmUnit(unit),
                          "NG-" + unit,
                          "WIND",
                          "Party " + unit % 200,
                          "50"))
              .toList());
    }
    for (Dataset dataset : Dataset.values()) {
      if (sql.contains("WITH " + dataset.table().defaultTableName() + " AS")) {
        CannedDataset canned = CannedDataset.of(dataset);
        return select(canned.fields(), canned.rows(dates(request)));
      }
    }
    throw new SqlError("invalidQuery", "nothing is canned for " + sql);
  }

  @Override
  public SqlOutcome dryRun(Snapshot tables, SqlRequest request) {
    throw new SqlError("invalidQuery", "nothing is canned for dry runs");
  }

  private static SettlementDates dates(SqlRequest request) {
    return new SettlementDates(date(request, "date_from"), date(request, "date_to"));
  }

  private static LocalDate date(SqlRequest request, String parameter) {
    return Objects.requireNonNull(request.parameters().get(parameter)).getLocalDateValue();
  }

  /** Every column of every table, so that none has to be made. */
  private static List<List<Value>> columns() {
    List<List<Value>> columns = new ArrayList<>();
    for (SourceTable table : SourceTable.values()) {
      for (SourceColumn column : table.columns()) {
        String type =
            switch (column.type()) {
              case DATE -> "DATE";
              case TEXT -> "STRING";
              case INTEGER -> "INT64";
              case NUMBER -> "FLOAT64";
              case BOOLEAN -> "BOOL";
              case TIMESTAMP -> "TIMESTAMP";
              case PAIRS -> "STRUCT<negative1 FLOAT64>";
            };
        columns.add(row(PROJECT, DATASET, table.defaultTableName(), column.name(), type));
      }
    }
    for (OutputTable table : OutputTable.values()) {
      for (TableColumn column : table.columns()) {
        String type =
            switch (column.type()) {
              case DATE -> "DATE";
              case TEXT -> "STRING";
              case INTEGER -> "INT64";
              case NUMBER -> "FLOAT64";
              case TIMESTAMP -> "TIMESTAMP";
            };
        columns.add(row(PROJECT, DATASET, table.defaultTableName(), column.name(), type));
      }
    }
    return columns;
  }

  private static SqlOutcome select(List<Field> fields, List<List<Value>> rows) {
    return new SqlOutcome("SELECT", fields, rows, 0, Set.of(), BYTES);
  }

  private static List<Field> texts(String names) {
    return Stream.of(names.split(" ")).map(name -> Field.of(name, FieldType.STRING)).toList();
  }

  private static List<Value> row(String... texts) {
    return Stream.of(texts).map(Value::createStringValue).toList();
  }
}
