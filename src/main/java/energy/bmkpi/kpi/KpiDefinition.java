package energy.bmkpi.kpi;

import energy.bmkpi.table.ValueType;

/**
 * The catalogue entry of a KPI.
 *
 * @param column its column in the output table
 * @param unit £, MW, MWh, £/MWh, %, n (a count) or – (none)
 * @param formula in the field's own terms
 * @param source the dataset it comes from, "derived" or "reference"
 */
public record KpiDefinition(
    String column, ValueType type, String unit, String formula, String source, NullRule nullRule) {

  static KpiDefinition count(String column, String source, String formula) {
    return new KpiDefinition(column, ValueType.INTEGER, "n", formula, source, NullRule.DAY);
  }

  static KpiDefinition sum(String column, String unit, String source, String formula) {
    return new KpiDefinition(column, ValueType.NUMBER, unit, formula, source, NullRule.DAY);
  }

  static KpiDefinition mean(String column, String unit, String source, String formula) {
    return new KpiDefinition(column, ValueType.NUMBER, unit, formula, source, NullRule.DAY_OR_UNIT);
  }

  static KpiDefinition derived(String column, String unit, String formula) {
    return new KpiDefinition(column, ValueType.NUMBER, unit, formula, "derived", NullRule.INPUT);
  }

  KpiDefinition withNullRule(NullRule rule) {
    return new KpiDefinition(column, type, unit, formula, source, rule);
  }
}
