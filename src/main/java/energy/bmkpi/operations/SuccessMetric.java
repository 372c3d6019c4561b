package energy.bmkpi.operations;

import java.util.Locale;

/** What is told of the last run that published, until another one publishes. */
enum SuccessMetric {
  TIMESTAMP_SECONDS("When the last run that published ended."),
  SETTLEMENT_DATES("Settlement dates that it published."),
  UNIT_DAYS("Unit-days that it published."),
  ROWS("Source rows that it read, duplicates counted once."),
  GAP_DAYS("Settlement dates without a row of the dataset."),
  PARTIAL_DAYS(
      "Settlement dates with rows, but not of every settlement period or not all with a total."),
  MISSING_PERIODS(
      "Settlement periods without a row on a date with rows; the newest dates by name."),
  SUSPICIOUS_DAYS("Settlement dates on which BOAV has a volume in a period without acceptance."),
  QUERY_SECONDS("Time of its queries, added up over the workers."),
  BILLED_BYTES("What its queries were billed.");

  private final String help;

  SuccessMetric(String help) {
    this.help = help;
  }

  String metricName() {
    return "bmkpi_last_success_" + name().toLowerCase(Locale.ROOT);
  }

  String help() {
    return help;
  }
}
