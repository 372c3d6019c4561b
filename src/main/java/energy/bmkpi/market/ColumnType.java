package energy.bmkpi.market;

/** What a source column holds, whatever type the warehouse keeps it in. */
public enum ColumnType {
  DATE("a date"),
  TIMESTAMP("a time"),
  INTEGER("a whole number"),
  NUMBER("a number"),
  BOOLEAN("true or false"),
  TEXT("text"),
  /** A number for each bid-offer pair, negative1 to positive6; any of them may be absent. */
  PAIRS("an object of numbers, negative1 to positive6");

  private final String description;

  ColumnType(String description) {
    this.description = description;
  }

  /** For messages: "a whole number". */
  public String description() {
    return description;
  }
}
