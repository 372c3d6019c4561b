package energy.bmkpi.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.emulator.rest.Operation;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.warehouse.SchemaCheck;
import energy.bmkpi.warehouse.SchemaDifference;
import energy.bmkpi.warehouse.TableNames;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways in which real tables differed from what was expected, each of which lost a run once. */
@Slow
class BigQuerySchemaTest {
  @TempDir Path directory;

  private EmulatedProject project;

  @BeforeEach
  void allTablesAsTheContractWantsThem() {
    project = new EmulatedProject(directory);
    project.createSourceTables();
  }

  @AfterEach
  void stop() {
    project.close();
  }

  @Test
  void theUnitIsCalledBmUnitId() {
    rename(SourceTable.BOALF, "bmUnit", "bmUnitId");

    assertThat(differences())
        .containsExactly(
            "p.d.bmrs_boalf_complete: no column bmUnit (text); did you mean bmUnitId?");
  }

  @Test
  void theVolumeIsCalledVolume() {
    rename(SourceTable.BOAV, "totalVolumeAccepted", "volume");

    assertThat(differences())
        .containsExactly(
            "p.d.bmrs_boav: no column totalVolumeAccepted (a number); did you mean volume?");
  }

  @Test
  void theDateIsANumberThatNobodyParsed() {
    retype(SourceTable.BOD, "settlementDate", FieldType.INT64);

    assertThat(differences())
        .containsExactly(
            "p.d.bmrs_bod: column settlementDate is INT64, which cannot be read as a date");
  }

  @Test
  void aJoinRenamedAColumn() {
    rename(SourceTable.EBOCF, "settlementPeriod", "settlementPeriod_1");

    assertThat(differences())
        .containsExactly(
            "p.d.bmrs_ebocf: no column settlementPeriod (a whole number); did you mean"
                + " settlementPeriod_1?");
  }

  @Test
  void everyDifferenceIsToldAtOnceAndNoQueryOfARunIsBilled() {
    rename(SourceTable.BOALF, "bmUnit", "bmUnitId");
    rename(SourceTable.BOAV, "totalVolumeAccepted", "volume");

    Failure failure =
        catchThrowableOfType(
            Failure.class,
            () ->
                new SchemaCheck(
                        TableNames.defaults(), project.open(TableNames.defaults()).sourceTables())
                    .require(EnumSet.allOf(Dataset.class)));

    assertThat(failure.category()).isEqualTo(FailureCategory.SCHEMA);
    assertThat(failure.getMessage()).contains("bmUnitId").contains("volume?");
  }

  @Test
  void allTablesAreLookedUpByOneQuery() {
    project.create("raw.bmrs_bod", EmulatedProject.columns(SourceTable.BOD), List.of());
    BigQueryWarehouse warehouse =
        project.open(new TableNames(Map.of(SourceTable.BOD, "raw.bmrs_bod"), Map.of()));

    assertThat(warehouse.sourceTables()).hasSize(SourceTable.values().length);
    assertThat(warehouse.sourceTables().get(SourceTable.BOD))
        .satisfies(table -> assertThat(table.table()).isEqualTo("p.raw.bmrs_bod"));

    assertThat(project.emulator().requests().operations()).containsExactly(Operation.JOBS_QUERY);
  }

  @Test
  void aDatasetThatIsNotThereIsNamed() {
    BigQueryWarehouse warehouse =
        project.open(new TableNames(Map.of(SourceTable.BOD, "elsewhere.bmrs_bod"), Map.of()));

    Failure failure = catchThrowableOfType(Failure.class, warehouse::sourceTables);

    assertThat(failure.category()).isEqualTo(FailureCategory.CONFIGURATION);
    assertThat(failure.getMessage()).contains("Not found: Dataset p:elsewhere");
  }

  private List<String> differences() {
    return new SchemaCheck(
            TableNames.defaults(), project.open(TableNames.defaults()).sourceTables())
        .differences(EnumSet.allOf(Dataset.class)).stream()
            .map(SchemaDifference::description)
            .toList();
  }

  private void rename(SourceTable table, String column, String name) {
    Map<String, FieldType> columns = new LinkedHashMap<>();
    EmulatedProject.columns(table)
        .forEach((old, type) -> columns.put(old.equals(column) ? name : old, type));
    project.create(table.defaultTableName(), columns, List.of());
  }

  private void retype(SourceTable table, String column, FieldType type) {
    Map<String, FieldType> columns = EmulatedProject.columns(table);
    columns.put(column, type);
    project.create(table.defaultTableName(), columns, List.of());
  }
}
