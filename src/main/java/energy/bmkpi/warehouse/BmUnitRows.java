package energy.bmkpi.warehouse;

import energy.bmkpi.kpi.BmUnit;
import energy.bmkpi.table.Row;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes the rows of the BM unit reference: one for each unit. */
public final class BmUnitRows implements Consumer<Row> {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d*)?");

  /** Which row of a unit that the source lists twice is kept does not depend on their order. */
  private static final BinaryOperator<Listed> KEPT =
      BinaryOperator.minBy(
          Comparator.comparing(Listed::nationalGridBmUnit, knownFirst())
              .thenComparing(Listed::generationCapacity, knownFirst())
              .thenComparing(Listed::fuelType, knownFirst())
              .thenComparing(Listed::leadPartyName, knownFirst()));

  private final Map<String, Listed> listed = new HashMap<>();

  /**
   * @param generationCapacity text at source
   */
  private record Listed(
      @Nullable String nationalGridBmUnit,
      @Nullable String fuelType,
      @Nullable String leadPartyName,
      @Nullable String generationCapacity) {}

  private static Comparator<@Nullable String> knownFirst() {
    return Comparator.nullsLast(Comparator.naturalOrder());
  }

  @Override
  public void accept(Row row) {
    listed.merge(
        row.name("elexon_bm_unit"),
        new Listed(
            row.text("national_grid_bm_unit"),
            row.text("fuel_type"),
            row.text("lead_party_name"),
            row.text("generation_capacity_mw")),
        KEPT);
  }

  /** By elexonBmUnit. */
  public Map<String, BmUnit> units() {
    Map<String, BmUnit> units = new HashMap<>();
    listed.forEach(
        (name, row) ->
            units.put(
                name,
                new BmUnit(
                    name,
                    row.fuelType(),
                    row.leadPartyName(),
                    capacity(row.generationCapacity()))));
    return units;
  }

  /**
   * Null where the text is no number; read here, for warehouses differ in what they take for one.
   */
  private static @Nullable Double capacity(@Nullable String text) {
    return text != null && NUMBER.matcher(text).matches() ? Double.valueOf(text) : null;
  }
}
