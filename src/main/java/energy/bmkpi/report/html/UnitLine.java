package energy.bmkpi.report.html;

import energy.bmkpi.kpi.UnitKpi;
import energy.bmkpi.report.UnitTotals;
import java.util.List;

/**
 * A BM unit in the table of units.
 *
 * @param numbers of {@link UnitTotals#COLUMNS}
 */
record UnitLine(String id, String fuel, String party, List<String> numbers, String days)
    implements TemplateFields {

  static UnitLine of(UnitTotals unit) {
    return new UnitLine(
        unit.bmUnit(),
        unit.fuelType() == null ? "–" : unit.fuelType(),
        unit.leadParty() == null ? "–" : unit.leadParty(),
        UnitTotals.COLUMNS.stream()
            .map(kpi -> Numbers.exact(unit.value(kpi), decimals(kpi)))
            .toList(),
        Numbers.exact((double) unit.days(), 0));
  }

  /** Prices to the penny; of amounts these would be noise. */
  private static int decimals(UnitKpi kpi) {
    return kpi == UnitKpi.VWAP_OFFER || kpi == UnitKpi.VWAP_BID ? 2 : 0;
  }

  @Override
  public Object field(String name) {
    return switch (name) {
      case "id" -> id;
      case "fuel" -> fuel;
      case "party" -> party;
      case "numbers" -> numbers;
      case "days" -> days;
      default -> throw TemplateFields.unknown(this, name);
    };
  }
}
