package energy.bmkpi.failure;

/** What kind of thing went wrong; the command line gives each its exit code. */
public enum FailureCategory {
  /** An option, a configuration key or what it points to. */
  CONFIGURATION,
  /** A file given to be loaded. */
  INPUT_FILE,
  /** A page, a table or another output that could not be written. */
  OUTPUT,
  /** A source table lacks a column or has it in a type that cannot be read. */
  SCHEMA,
  /** Source data of a day is missing although it was required. */
  INCOMPLETE_SOURCE,
  /** The queries would cost more than is allowed; none of them was run. */
  OVER_BUDGET,
  /** Some batches failed; nothing was published. */
  BATCHES,
  /** Another process works on the same warehouse. */
  LOCKED,
  /** The warehouse refused or broke. */
  WAREHOUSE
}
