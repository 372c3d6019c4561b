package energy.bmkpi.emulator.sql;

import energy.bmkpi.emulator.store.DatasetName;
import energy.bmkpi.emulator.store.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The views that describe a dataset, made from its tables. */
final class InformationSchema {
  private final List<Table> tables;

  private InformationSchema(List<Table> tables) {
    this.tables = tables;
  }

  static InformationSchema of(TableLookup lookup, DatasetName dataset) {
    return new InformationSchema(
        lookup.snapshot().tables().values().stream()
            .filter(table -> table.name().datasetName().equals(dataset))
            .filter(lookup::alive)
            .sorted(Comparator.comparing(table -> table.name().table()))
            .toList());
  }

  Relation view(String view, String as) {
    return switch (view.toUpperCase(Locale.ROOT)) {
      case "TABLES" -> SchemaTables.of(tables, as);
      case "COLUMNS" -> SchemaColumns.of(tables, as);
      default -> throw SqlError.unsupported("INFORMATION_SCHEMA." + view);
    };
  }
}
