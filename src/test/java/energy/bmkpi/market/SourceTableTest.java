package energy.bmkpi.market;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.dataset.Dataset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The source contract: names are those of Elexon and of the warehouse, not of the program. */
class SourceTableTest {

  @ParameterizedTest
  @CsvSource({
    "BOALF, boalf, bmrs_boalf_complete, bmUnit",
    "BOD, bod, bmrs_bod, bmUnit",
    "BOAV, boav, bmrs_boav, bmUnit",
    "EBOCF, ebocf, bmrs_ebocf, bmUnit",
    "BM_UNITS, bm-units, bmu_metadata, elexonBmUnit",
  })
  void isNamedAsOnTheCommandLineAndInTheWarehouse(
      SourceTable table, String dataset, String defaultName, String unitColumn) {
    assertThat(table.datasetName()).isEqualTo(dataset);
    assertThat(table.defaultTableName()).isEqualTo(defaultName);
    assertThat(table.unitColumn()).isEqualTo(unitColumn);
  }

  @ParameterizedTest
  @EnumSource
  void isKeyedByColumnsOfItsOwnThatEveryRowHas(SourceTable table) {
    assertThat(names(table.columns(), SourceColumn.Presence.ALWAYS))
        .containsAll(table.naturalKey())
        .contains(table.unitColumn());
    assertThat(table.naturalKey()).doesNotHaveDuplicates().contains(table.unitColumn());
  }

  /** Two sides of one period are two rows. */
  @Test
  void volumesAndCashflowsAreKeyedByTheirDirection() {
    assertThat(SourceTable.BOAV.naturalKey()).contains(SourceTable.DIRECTION, "acceptanceId");
    assertThat(SourceTable.EBOCF.naturalKey()).contains(SourceTable.DIRECTION);
    assertThat(SourceTable.BOD.naturalKey()).contains("pairId").doesNotContain("_direction");
    assertThat(SourceTable.BOALF.hasColumn(SourceTable.DIRECTION)).isFalse();
    assertThat(SourceTable.EBOCF.hasColumn(SourceTable.CREATED)).isTrue();
  }

  @Test
  void onlyTheReferenceOfUnitsMayBeAbsent() {
    assertThat(SourceTable.values())
        .filteredOn(SourceTable::optional)
        .containsExactly(SourceTable.BM_UNITS);
  }

  /** Elexon's own acceptances have no prices; a warehouse may have added them. */
  @Test
  void whatElexonDoesNotSendMayBeMissing() {
    assertThat(names(SourceTable.BOALF.columns(), SourceColumn.Presence.OPTIONAL))
        .containsExactly(
            "amendmentFlag",
            "acceptancePrice",
            "acceptanceVolume",
            "acceptanceType",
            "validation_flag");
    assertThat(names(SourceTable.BOAV.columns(), SourceColumn.Presence.IN_TABLES))
        .containsExactly("startTime", "createdDateTime");
  }

  @Test
  void whereAColumnHasToBe() {
    assertThat(requiredInTablesAndFiles(SourceColumn.Presence.ALWAYS)).containsExactly(true, true);
    assertThat(requiredInTablesAndFiles(SourceColumn.Presence.IN_TABLES))
        .containsExactly(true, false);
    assertThat(requiredInTablesAndFiles(SourceColumn.Presence.OPTIONAL))
        .containsExactly(false, false);
  }

  @Test
  void aDatasetOfTheKpisIsATableOfTheSameName() {
    assertThat(Dataset.values())
        .allMatch(dataset -> dataset.table().name().equals(dataset.name()))
        .extracting(Dataset::lowerCaseName)
        .containsExactly("boalf", "bod", "boav", "ebocf");
  }

  @Test
  void messagesTellWhatAColumnHolds() {
    assertThat(ColumnType.values())
        .extracting(ColumnType::description)
        .containsExactly(
            "a date",
            "a time",
            "a whole number",
            "a number",
            "true or false",
            "text",
            "an object of numbers, negative1 to positive6");
  }

  @Test
  void aSetOfPeriodsCountsThem() {
    assertThat(PeriodSet.EMPTY.size()).isZero();
    assertThat(new PeriodSet(1L << 1 | 1L << 46 | 1L << 50).size()).isEqualTo(3);
  }

  private static List<Boolean> requiredInTablesAndFiles(SourceColumn.Presence presence) {
    SourceColumn column = new SourceColumn("offer", ColumnType.NUMBER, presence);
    return List.of(column.requiredInTables(), column.requiredInFiles());
  }

  private static List<String> names(List<SourceColumn> columns, SourceColumn.Presence presence) {
    return columns.stream()
        .filter(column -> column.presence() == presence)
        .map(SourceColumn::name)
        .toList();
  }
}
