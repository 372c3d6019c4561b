package energy.bmkpi.cli.command;

import energy.bmkpi.cli.options.DateOptions;
import energy.bmkpi.config.Days;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Warehouse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/** Which dates a report is of: those asked for, of which at least one must be published. */
final class ReportDates {
  private final Warehouse warehouse;
  private final CommandHint hint;
  private final Optional<String> demoBeside;

  /**
   * @param demoBeside advice where a demo's database lies beside one in which nothing is published
   */
  ReportDates(Warehouse warehouse, CommandHint hint, Optional<String> demoBeside) {
    this.warehouse = warehouse;
    this.hint = hint;
    this.demoBeside = demoBeside;
  }

  /** The dates asked for; without options the last published ones. */
  SettlementDates of(DateOptions options, OutputTable table, Days defaultDays, Clock clock) {
    SettlementDates published = warehouse.publishedDates(table);
    if (published == null) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "nothing is published in " + warehouse.description(),
          demoBeside.orElse("run 'bmkpi run' first"));
    }
    LocalDate last = published.to();
    SettlementDates given = options.given(last, clock);
    if (given == null) {
      LocalDate from = SettlementDates.ending(last, defaultDays.count()).from();
      return new SettlementDates(from.isBefore(published.from()) ? published.from() : from, last);
    }
    // a date without KPIs can still have a gap to tell of, and the record of a run
    boolean kpis = table == OutputTable.SUMMARY || table == OutputTable.MARKET;
    if (kpis && !holdsAnEndOf(published, given) && publishedOf(given) == 0) {
      throw nothingPublished(given, published);
    }
    return given;
  }

  /** Both ends are published, so that no query is needed to know that there is something. */
  private static boolean holdsAnEndOf(SettlementDates published, SettlementDates given) {
    return Stream.of(published.from(), published.to())
        .anyMatch(end -> !end.isBefore(given.from()) && !end.isAfter(given.to()));
  }

  private Failure nothingPublished(SettlementDates given, SettlementDates published) {
    int days = publishedOf(published);
    return new Failure(
        FailureCategory.CONFIGURATION,
        "no KPIs are published for %s in %s; published are %s, %,d %s"
            .formatted(
                given, warehouse.description(), published, days, days == 1 ? "date" : "dates"),
        "'%s' shows them"
            .formatted(
                hint.of(
                    "report",
                    "--from",
                    published.from().toString(),
                    "--to",
                    published.to().toString())));
  }

  private int publishedOf(SettlementDates dates) {
    int[] days = {0};
    warehouse.read(OutputTable.MARKET, dates, row -> days[0]++);
    return days[0];
  }
}
