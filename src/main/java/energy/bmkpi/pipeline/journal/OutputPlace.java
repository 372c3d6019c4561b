package energy.bmkpi.pipeline.journal;

import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.TableNames;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What a run publishes into; no two runs do so at once.
 *
 * @param warehouse named so that no other has the same name
 * @param tables the output tables, separated by commas
 */
public record OutputPlace(String warehouse, String tables) {

  public static OutputPlace of(String warehouse, TableNames tables) {
    return new OutputPlace(
        warehouse,
        Arrays.stream(OutputTable.values()).map(tables::of).collect(Collectors.joining(",")));
  }

  @Override
  public String toString() {
    return "%s (%s)".formatted(warehouse, tables);
  }
}
