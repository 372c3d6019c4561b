package energy.bmkpi.kpi;

/** When a KPI is NULL. */
public enum NullRule {
  NEVER("never"),
  DAY("the dataset has no row for the day; 0 when it has none of this unit"),
  DAY_OR_TOTAL(
      "the dataset has no row for the day, or a row that counts here has no total; 0 when it has"
          + " none of this unit"),
  DAY_OR_UNIT("the dataset has no row for the day or none of this unit, or the denominator is 0"),
  DAY_OR_UNIT_OR_TOTAL(
      "the dataset has no row for the day or none of this unit, a row of it has no total, or the"
          + " denominator is 0"),
  MARKET_DAY("the dataset has no row for the day"),
  MARKET_DAY_OR_TOTAL("the dataset has no row for the day, or a row that counts here has no total"),
  INPUT("an input is NULL or the denominator is 0"),
  REFERENCE("the BM unit reference does not tell");

  private final String description;

  NullRule(String description) {
    this.description = description;
  }

  /** "NULL when …". */
  public String description() {
    return description;
  }
}
