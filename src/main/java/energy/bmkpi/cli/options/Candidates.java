package energy.bmkpi.cli.options;

import energy.bmkpi.cli.output.format.OutputFormat;
import energy.bmkpi.config.WarehouseKind;
import energy.bmkpi.kpi.KpiType;
import energy.bmkpi.kpi.UnitKpi;
import energy.bmkpi.load.Direction;
import energy.bmkpi.market.Dataset;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.OutputTable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a shell offers for a value: exactly what is accepted, as the documents write it. */
public abstract class Candidates implements Iterable<String> {
  private final List<String> words;

  private Candidates(Stream<String> words) {
    this.words = words.toList();
  }

  private static Stream<String> names(Enum<?>... choices) {
    return Arrays.stream(choices).map(choice -> choice.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public Iterator<String> iterator() {
    return words.iterator();
  }

  /** Of {@code --warehouse}. */
  @RegisterForReflection
  static final class Warehouses extends Candidates {
    Warehouses() {
      super(names(WarehouseKind.values()));
    }
  }

  /** Of {@code --datasets}. */
  @RegisterForReflection
  static final class Datasets extends Candidates {
    Datasets() {
      super(names(Dataset.values()));
    }
  }

  /** Of {@code --output}. */
  @RegisterForReflection
  static final class Formats extends Candidates {
    Formats() {
      super(names(OutputFormat.values()));
    }
  }

  /** Of {@code report --table}. */
  @RegisterForReflection
  public static final class OutputTables extends Candidates {
    OutputTables() {
      super(names(OutputTable.values()));
    }
  }

  /** Of {@code report --sort} and {@code --kpis}. */
  @RegisterForReflection
  static final class NumericKpis extends Candidates {
    NumericKpis() {
      super(
          Arrays.stream(UnitKpi.values())
              .filter(kpi -> kpi.type() != KpiType.TEXT)
              .map(UnitKpi::column));
    }
  }

  /** What {@code load} takes. */
  @RegisterForReflection
  public static final class SourceTables extends Candidates {
    SourceTables() {
      super(Arrays.stream(SourceTable.values()).map(SourceTable::datasetName));
    }
  }

  /** Of {@code load --direction}. */
  @RegisterForReflection
  public static final class Directions extends Candidates {
    Directions() {
      super(names(Direction.values()));
    }
  }
}
