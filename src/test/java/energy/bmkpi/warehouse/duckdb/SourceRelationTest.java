package energy.bmkpi.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.TableSchema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Planning is a good part of a short query, so nothing is put around SQL that needs nothing. */
class SourceRelationTest {
  private static final String SQL = "SELECT * FROM bmrs_bod";

  @Test
  void aTableAsTheContractHasItIsReadAsItIs() {
    assertThat(around("\"main\".\"bmrs_bod\"", columns())).isEqualTo(SQL);
  }

  @Test
  void aTableOfAnotherNameIsNot() {
    assertThat(around("\"main\".\"bod_rows\"", columns()))
        .startsWith("WITH bmrs_bod AS NOT MATERIALIZED (")
        .contains("FROM \"main\".\"bod_rows\"");
  }

  @Test
  void norIsATableOfAnotherSchema() {
    assertThat(around("\"elexon\".\"bmrs_bod\"", columns()))
        .contains("FROM \"elexon\".\"bmrs_bod\"");
  }

  @Test
  void norIsATableWithAColumnMoreWhichTheSqlMayComputeItself() {
    Map<String, TableSchema.Column> more = columns();
    more.put("period_bit", column("period_bit", "BIGINT"));

    assertThat(around("\"main\".\"bmrs_bod\"", more))
        .contains("AS NOT MATERIALIZED")
        .doesNotContain("period_bit");
  }

  @Test
  void norIsATableWithAColumnOfAnotherType() {
    Map<String, TableSchema.Column> other = columns();
    other.put("settlementDate", column("settlementDate", "VARCHAR"));

    assertThat(around("\"main\".\"bmrs_bod\"", other))
        .contains("CAST(\"settlementDate\" AS DATE)")
        .contains("END AS settlementDate");
  }

  @Test
  void norIsATableWithoutAnOptionalColumn() {
    Map<String, TableSchema.Column> fewer = columns();
    fewer.remove("timeTo");

    assertThat(around("\"main\".\"bmrs_bod\"", fewer))
        .contains("CAST(NULL AS TIMESTAMP WITH TIME ZONE) AS timeTo");
  }

  private static String around(String table, Map<String, TableSchema.Column> columns) {
    return SourceRelation.around(SQL, SourceTable.BOD, new TableSchema(table, columns));
  }

  private static Map<String, TableSchema.Column> columns() {
    Map<String, TableSchema.Column> columns = new LinkedHashMap<>();
    SourceTable.BOD
        .columns()
        .forEach(
            column ->
                columns.put(column.name(), column(column.name(), DuckDbTypes.of(column.type()))));
    return columns;
  }

  private static TableSchema.Column column(String name, String type) {
    return new TableSchema.Column(name, type, Set.of());
  }
}
