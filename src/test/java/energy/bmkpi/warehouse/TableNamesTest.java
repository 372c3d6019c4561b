package energy.bmkpi.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.bigquery.settings.BigQuerySettings;
import energy.bmkpi.warehouse.bigquery.settings.PublishMode;
import energy.bmkpi.warehouse.bigquery.settings.RetryPolicy;
import energy.bmkpi.warehouse.duckdb.DuckDbSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No table is written over another that has the same name. */
class TableNamesTest {

  @Test
  void theDefaultNamesAreDistinct() {
    assertThatCode(() -> TableNames.defaults().requireDistinct(UnaryOperator.identity(), Set.of()))
        .doesNotThrowAnyException();
  }

  @Test
  void anOutputTableNamedAsASourceTableIsRefusedWithBothKeys() {
    TableNames names = new TableNames(Map.of(), Map.of(OutputTable.SUMMARY, "bmrs_bod"));

    assertThatThrownBy(() -> names.requireDistinct(UnaryOperator.identity(), Set.of()))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.category()).isEqualTo(FailureCategory.CONFIGURATION))
        .hasMessage("bmkpi.tables.bod and bmkpi.tables.summary both name table bmrs_bod");
  }

  @Test
  void twoOutputTablesOfOneNameAreRefused() {
    TableNames names = new TableNames(Map.of(), Map.of(OutputTable.RUN, "bm_kpi_market"));

    assertThatThrownBy(() -> names.requireDistinct(UnaryOperator.identity(), Set.of()))
        .hasMessage("bmkpi.tables.market and bmkpi.tables.run both name table bm_kpi_market");
  }

  @Test
  void twoSourceTablesOfOneNameAreRefused() {
    TableNames names = new TableNames(Map.of(SourceTable.EBOCF, "bmrs_boav"), Map.of());

    assertThatThrownBy(() -> names.requireDistinct(UnaryOperator.identity(), Set.of()))
        .hasMessage("bmkpi.tables.boav and bmkpi.tables.ebocf both name table bmrs_boav");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BMRS_BOD", "main.bmrs_bod", "Main.Bmrs_Bod", "bmkpi.main.bmrs_bod"})
  void duckDbKnowsATableByItsSchemaAndWithoutRegardToCapitals(String bod) {
    TableNames names = new TableNames(Map.of(), Map.of(OutputTable.SUMMARY, bod));

    assertThatThrownBy(() -> new DuckDbSettings(Path.of("bmkpi.duckdb"), 1, "1GB", names))
        .hasMessageContaining("both name table " + bod);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bmkpi_source_generation", "BMKPI_DEMO", "main.bmkpi_demo"})
  void duckDbKeepsTheProgramsOwnTables(String own) {
    TableNames names = new TableNames(Map.of(), Map.of(OutputTable.SUMMARY, own));

    assertThatThrownBy(() -> new DuckDbSettings(Path.of("bmkpi.duckdb"), 1, "1GB", names))
        .hasMessage("bmkpi.tables.summary names %s, a table that bmkpi keeps for itself", own);
  }

  @Test
  void duckDbKeepsTablesOfTwoSchemasApart() {
    TableNames names = new TableNames(Map.of(), Map.of(OutputTable.SUMMARY, "kpi.bmrs_bod"));

    assertThatCode(() -> new DuckDbSettings(Path.of("bmkpi.duckdb"), 1, "1GB", names))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bmrs_bod", "elexon.bmrs_bod", "my-project.elexon.bmrs_bod"})
  void bigQueryKnowsATableByItsProjectAndDataset(String bod) {
    TableNames names = new TableNames(Map.of(), Map.of(OutputTable.SUMMARY, bod));

    assertThatThrownBy(() -> bigQuery(names)).hasMessageContaining("both name table " + bod);
  }

  @Test
  void bigQueryTellsCapitalsFromSmallLetters() {
    TableNames names = new TableNames(Map.of(), Map.of(OutputTable.SUMMARY, "BMRS_BOD"));

    assertThatCode(() -> bigQuery(names)).doesNotThrowAnyException();
  }

  private static BigQuerySettings bigQuery(TableNames names) {
    return new BigQuerySettings(
        "my-project",
        "elexon",
        null,
        Map.of(),
        null,
        6.25,
        PublishMode.MERGE,
        new RetryPolicy(1, Duration.ofSeconds(1)),
        Path.of("state"),
        Path.of("tmp"),
        names,
        null,
        "a test",
        new Cancellation());
  }
}
