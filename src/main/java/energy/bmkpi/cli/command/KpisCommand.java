package energy.bmkpi.cli.command;

import energy.bmkpi.cli.options.OutputOption;
import energy.bmkpi.cli.output.format.OutputFormat;
import energy.bmkpi.cli.output.format.RowWriter;
import energy.bmkpi.kpi.Kpi;
import energy.bmkpi.kpi.KpiDefinition;
import energy.bmkpi.kpi.MarketKpi;
import energy.bmkpi.kpi.UnitKpi;
import energy.bmkpi.warehouse.OutputTable;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The KPI catalogue. */
@Command(
    name = "kpis",
    description = "Print the catalogue: every KPI's unit, formula, source and when it is NULL.",
    footer = {"%nExample:", "  bmkpi kpis --output csv"})
public class KpisCommand implements Runnable {
  @Spec CommandSpec spec;
  @Mixin OutputOption output;

  @Override
  public void run() {
    try (RowWriter rows = output.format.rows(spec.commandLine().getOut())) {
      rows.header(List.of("table", "kpi", "unit", "source", "formula", "null_when", "over_dates"));
      print(OutputTable.SUMMARY, UnitKpi.values(), rows);
      print(OutputTable.MARKET, MarketKpi.values(), rows);
    }
  }

  private void print(OutputTable table, Kpi[] kpis, RowWriter rows) {
    for (Kpi kpi : kpis) {
      KpiDefinition definition = kpi.definition();
      rows.row(
          List.of(
              table.defaultTableName(),
              definition.column(),
              definition.unit(),
              definition.source(),
              formula(definition),
              definition.nullRule().description(),
              kpi.overRange().description()));
    }
  }

  /** Programs get the minus sign that is in ASCII, as in numbers. */
  private String formula(KpiDefinition kpi) {
    return output.format == OutputFormat.TEXT ? kpi.formula() : kpi.formula().replace('−', '-');
  }
}
