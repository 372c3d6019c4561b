package energy.bmkpi.warehouse;

import static energy.bmkpi.warehouse.SourceRows.BM_UNIT;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.kpi.BmUnit;
import energy.bmkpi.market.SourceTable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the BM unit reference is read. */
interface BmUnitContract extends WarehouseFixture {

  @Test
  default void readsTheCapacityOutOfItsText() {
    assertThat(bmUnits(BM_UNIT))
        .containsExactly(new BmUnit("E_DOLLB-1", "OTHER", "Dollymans Storage Limited", 102.0));
  }

  @Test
  default void aCapacityThatIsNoNumberIsNull() {
    assertThat(
            bmUnits(
                BM_UNIT.with("elexonBmUnit", "a").with("generationCapacity", "n/a"),
                BM_UNIT.with("elexonBmUnit", "b").with("generationCapacity", ""),
                BM_UNIT.with("elexonBmUnit", "c").with("generationCapacity", null),
                BM_UNIT.with("elexonBmUnit", "d").with("generationCapacity", "inf"),
                BM_UNIT.with("elexonBmUnit", "e").with("generationCapacity", "1_000")))
        .hasSize(5)
        .allSatisfy(unit -> assertThat(unit.generationCapacityMw()).isNull());
  }

  @Test
  default void aUnitThatIsListedTwiceIsReadOnceAndAlwaysAlike() {
    StoredRow twin = BM_UNIT.with("nationalGridBmUnit", "DOLLB-2").with("fuelType", null);

    List<BmUnit> units = bmUnits(twin, BM_UNIT);

    assertThat(units).extracting(BmUnit::fuelType).containsExactly("OTHER");
  }

  @Test
  default void unitsWithoutElexonNameAreLeftOut() {
    assertThat(bmUnits(BM_UNIT.with("elexonBmUnit", null))).isEmpty();
  }

  @Test
  default void withoutTheTableThereIsNoUnit() {
    List<BmUnit> units = new ArrayList<>();

    warehouseWith().readBmUnits(row -> units.add(AggregateRows.bmUnit(row)));

    assertThat(units).isEmpty();
  }

  private List<BmUnit> bmUnits(StoredRow... rows) {
    List<BmUnit> units = new ArrayList<>();
    warehouseWith(StoredTable.of(SourceTable.BM_UNITS, rows))
        .readBmUnits(row -> units.add(AggregateRows.bmUnit(row)));
    return units;
  }
}
