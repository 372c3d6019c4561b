package energy.bmkpi.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.ColumnType;
import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemaCheckTest {
  private final Map<SourceTable, TableSchema> tables = new EnumMap<>(SourceTable.class);

  SchemaCheckTest() {
    for (SourceTable table : SourceTable.values()) {
      tables.put(table, complete(table));
    }
  }

  @Test
  void tablesAsTheContractWantsThemHaveNoDifference() {
    assertThat(descriptions()).isEmpty();
    assertThatCode(() -> check(TableNames.defaults()).require(EnumSet.allOf(Dataset.class)))
        .doesNotThrowAnyException();
  }

  @Test
  void aMissingColumnIsNamedWithTheMostSimilarOneThatIsThere() {
    rename(SourceTable.BOD, "bmUnit", "bmUnitId");
    rename(SourceTable.BOAV, "totalVolumeAccepted", "volume");
    rename(SourceTable.EBOCF, "totalCashflow", "total_cashflow");

    assertThat(descriptions())
        .containsExactly(
            "elexon.bod: no column bmUnit (text); did you mean bmUnitId?",
            "elexon.boav: no column totalVolumeAccepted (a number); did you mean volume?",
            "elexon.ebocf: no column totalCashflow (a number); did you mean total_cashflow?");
  }

  @Test
  void aMissingColumnThatNothingResemblesIsNamedAlone() {
    rename(SourceTable.BOALF, "soFlag", "remark");

    assertThat(descriptions()).containsExactly("elexon.boalf: no column soFlag (true or false)");
  }

  @Test
  void aColumnThatCannotBeReadIsNamedWithItsTypeAndTheOneExpected() {
    retype(SourceTable.EBOCF, "totalCashflow", "VARCHAR", Set.of(ColumnType.TEXT));

    assertThat(descriptions())
        .containsExactly(
            "elexon.ebocf: column totalCashflow is VARCHAR, which cannot be read as a number");
  }

  @Test
  void anOptionalColumnMayBeAbsentButNotUnreadable() {
    rename(SourceTable.BOALF, "amendmentFlag", "amendment");
    retype(SourceTable.BOALF, "acceptancePrice", "BLOB", Set.of());

    assertThat(descriptions())
        .containsExactly(
            "elexon.boalf: column acceptancePrice is BLOB, which cannot be read as a number");
  }

  @Test
  void aMissingTableIsNamedAsItIsConfigured() {
    tables.remove(SourceTable.BOAV);
    TableNames names = new TableNames(Map.of(SourceTable.BOAV, "raw.volumes"), Map.of());

    assertThat(check(names).differences(EnumSet.allOf(Dataset.class)))
        .extracting(SchemaDifference::description)
        .containsExactly("raw.volumes: there is no such table");
  }

  @Test
  void theBmUnitReferenceMayBeAbsentButNotIncomplete() {
    tables.remove(SourceTable.BM_UNITS);
    assertThat(descriptions()).isEmpty();

    tables.put(SourceTable.BM_UNITS, complete(SourceTable.BM_UNITS));
    rename(SourceTable.BM_UNITS, "elexonBmUnit", "bmUnit");
    assertThat(descriptions())
        .containsExactly("elexon.bm-units: no column elexonBmUnit (text); did you mean bmUnit?");
  }

  @Test
  void datasetsThatAreNotAskedForAreNotChecked() {
    tables.remove(SourceTable.BOAV);

    assertThat(check(TableNames.defaults()).differences(List.of(Dataset.EBOCF, Dataset.BOD)))
        .isEmpty();
  }

  @Test
  void everyDifferenceIsToldAtOnceInTheOrderOfTheDatasets() {
    tables.remove(SourceTable.BOALF);
    rename(SourceTable.BOD, "pairId", "bidOfferPairId");
    rename(SourceTable.BOD, "timeFrom", "from");
    retype(SourceTable.EBOCF, "settlementDate", "BOOLEAN", Set.of(ColumnType.BOOLEAN));

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(
            () ->
                check(TableNames.defaults())
                    .require(List.of(Dataset.EBOCF, Dataset.BOD, Dataset.BOALF)))
        .withMessage(
            "bmrs_boalf_complete: there is no such table;"
                + " elexon.bod: no column timeFrom (a time); did you mean from?;"
                + " elexon.bod: no column pairId (a whole number); did you mean bidOfferPairId?;"
                + " elexon.ebocf: column settlementDate is BOOLEAN, which cannot be read as a date")
        .satisfies(e -> assertThat(e.category()).isEqualTo(FailureCategory.SCHEMA));
  }

  @Test
  void namesOfColumnsIgnoreCase() {
    rename(SourceTable.BOD, "settlementDate", "SETTLEMENTDATE");

    assertThat(descriptions()).isEmpty();
  }

  private List<String> descriptions() {
    return check(TableNames.defaults()).differences(EnumSet.allOf(Dataset.class)).stream()
        .map(SchemaDifference::description)
        .toList();
  }

  private SchemaCheck check(TableNames names) {
    return new SchemaCheck(names, tables);
  }

  private void rename(SourceTable table, String column, String name) {
    Map<String, TableSchema.Column> columns = columns(table);
    TableSchema.Column found = Objects.requireNonNull(columns.remove(column));
    columns.put(name, new TableSchema.Column(name, found.type(), found.readableAs()));
    tables.put(table, schema(table, columns));
  }

  private void retype(SourceTable table, String column, String type, Set<ColumnType> readableAs) {
    Map<String, TableSchema.Column> columns = columns(table);
    columns.put(column, new TableSchema.Column(column, type, readableAs));
    tables.put(table, schema(table, columns));
  }

  private Map<String, TableSchema.Column> columns(SourceTable table) {
    return new LinkedHashMap<>(tables.getOrDefault(table, complete(table)).columns());
  }

  private static TableSchema complete(SourceTable table) {
    Map<String, TableSchema.Column> columns = new LinkedHashMap<>();
    for (SourceColumn column : table.columns()) {
      columns.put(
          column.name(),
          new TableSchema.Column(column.name(), column.type().name(), Set.of(column.type())));
    }
    return schema(table, columns);
  }

  private static TableSchema schema(SourceTable table, Map<String, TableSchema.Column> columns) {
    return new TableSchema("elexon." + table.datasetName(), columns);
  }
}
