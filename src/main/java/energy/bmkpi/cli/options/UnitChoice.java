package energy.bmkpi.cli.options;

import energy.bmkpi.config.UnitCount;
import energy.bmkpi.kpi.UnitKpi;
import energy.bmkpi.warehouse.OutputColumn;
import energy.bmkpi.warehouse.OutputTable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which units a report shows, in what order, and which of their KPIs. */
public final class UnitChoice {
  private static final int TOP = 10;

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "How many units, 1 to 20000 (10 unless given).")
  @Nullable UnitCount top;

  @Option(
      names = "--sort",
      paramLabel = "KPI",
      completionCandidates = Candidates.NumericKpis.class,
      description =
          "What the units are sorted by, the largest absolute value first; any KPI of a unit that is"
              + " a number, see 'bmkpi kpis'. Unless given, the first of --kpis, or net_cashflow_gbp,"
              + " or without cashflows gross_mwh, acceptance_count or submission_count.")
  @Nullable UnitKpi sort;

  @Option(
      names = "--kpis",
      paramLabel = "KPI",
      completionCandidates = Candidates.NumericKpis.class,
      split = ",",
      description =
          "Which KPIs of a unit are shown, separated by commas, in this order; any that is a number,"
              + " see 'bmkpi kpis'.")
  public List<UnitKpi> kpis = List.of();

  public int count() {
    return top == null ? TOP : top.count();
  }

  /** Null where nobody chose. */
  public @Nullable UnitKpi order() {
    return sort == null && !kpis.isEmpty() ? kpis.get(0) : sort;
  }

  public boolean ordersOrLimits() {
    return Stream.of(top, sort).anyMatch(Objects::nonNull);
  }

  /** The columns of a table of which these KPIs are chosen: its key, and then they; else all. */
  public List<OutputColumn> columns(OutputTable table) {
    if (kpis.isEmpty()) {
      return table.columns();
    }
    return Stream.concat(table.key().stream(), kpis.stream().map(UnitKpi::column))
        .map(name -> column(table, name))
        .toList();
  }

  private static OutputColumn column(OutputTable table, String name) {
    return table.columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(table + " has no " + name));
  }
}
