package energy.bmkpi.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import energy.bmkpi.warehouse.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the embedded warehouse looks tables up. */
class DuckDbCatalogueTest {
  private Connection connection;

  @BeforeEach
  void openInMemory() throws SQLException {
    connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
    execute("CREATE TABLE bmrs_bod (settlementDate DATE, bid DECIMAL(18, 3))");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void aTableIsFoundInWhateverCaseItIsNamed() throws SQLException {
    assertThat(found("BMRS_Bod").columns().values())
        .extracting(TableSchema.Column::name, TableSchema.Column::type)
        .containsExactlyInAnyOrder(tuple("settlementDate", "DATE"), tuple("bid", "DECIMAL(18,3)"));
  }

  @Test
  void aViewIsAsGoodAsATable() throws SQLException {
    execute("CREATE VIEW cheap AS SELECT bid FROM bmrs_bod");

    assertThat(found("cheap").columns()).containsOnlyKeys("bid");
  }

  @Test
  void aTableOfAnotherSchemaIsFoundByItsQualifiedName() throws SQLException {
    execute("CREATE SCHEMA elexon");
    execute("CREATE TABLE elexon.\"bod of \"\"today\"\"\" (offer DOUBLE)");

    assertThat(found("elexon.bod of \"today\"").columns()).containsOnlyKeys("offer");
    assertThat(DuckDbCatalogue.table(connection, "bod of \"today\"")).isNull();
  }

  @Test
  void whatIsNotThereIsLeftOut() throws SQLException {
    List<String> names = List.of("bmrs_bod", "bmrs_boav", "main.absent", "no_schema.bmrs_bod");

    assertThat(DuckDbCatalogue.tables(connection, names)).containsOnlyKeys("bmrs_bod");
  }

  @Test
  void aViewOnATableThatIsGoneIsNotAbsentButBroken() throws SQLException {
    execute("CREATE VIEW broken AS SELECT * FROM bmrs_bod");
    execute("DROP TABLE bmrs_bod");

    assertThatThrownBy(() -> DuckDbCatalogue.table(connection, "broken"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("bmrs_bod does not exist");
  }

  private TableSchema found(String name) throws SQLException {
    TableSchema schema = DuckDbCatalogue.table(connection, name);
    assertThat(schema).as(name).isNotNull();
    return schema;
  }

  private void execute(String sql) throws SQLException {
    DuckDbStatements.execute(connection, sql);
  }
}
