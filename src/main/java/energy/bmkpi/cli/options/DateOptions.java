package energy.bmkpi.cli.options;

import energy.bmkpi.config.Days;
import energy.bmkpi.market.SettlementCalendar;
import energy.bmkpi.market.SettlementDates;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which settlement dates a command works on. */
public final class DateOptions {
  /** Who means more than a year says so; others have forgotten that the range ends yesterday. */
  private static final int MOST_WITHOUT_LAST = 366;

  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Option(
      names = "--days",
      paramLabel = "N",
      description =
          "The last N settlement dates that have ended; of a report, the last N up to the newest that"
              + " is published (key bmkpi.days; 90 unless set).")
  @Nullable Days days;

  @Option(names = "--from", paramLabel = "DATE", description = "First settlement date.")
  @Nullable LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description =
          "Last settlement date, with --from; unless given, yesterday (London), which is at most 366"
              + " dates, and of a report the newest that is published.")
  @Nullable LocalDate to;

  /** The dates to compute; without options the last {@code defaultDays} that have ended. */
  SettlementDates dates(Days defaultDays, Clock clock) {
    LocalDate yesterday = SettlementCalendar.yesterday(clock);
    SettlementDates given = given(yesterday, clock);
    if (given == null) {
      return SettlementDates.ending(yesterday, defaultDays.count());
    }
    if (to == null && from != null && given.days() > MOST_WITHOUT_LAST) {
      throw wrong(
          "--from %s without --to is %,d settlement dates, to %s; give --to DATE, too"
              .formatted(from, given.days(), given.to()));
    }
    if (given.days() > Days.MOST) {
      throw wrong(
          "%s are %,d settlement dates, and a command takes at most %,d; give it a part of them"
              .formatted(given, given.days(), Days.MOST));
    }
    return given;
  }

  /**
   * The dates asked for; null when no option is given.
   *
   * @param last of the dates, where no other is given
   */
  public @Nullable SettlementDates given(LocalDate last, Clock clock) {
    if (from != null && days != null) {
      throw wrong(
          "--days and --from exclude each other; give --days N, or --from DATE [--to DATE]");
    }
    if (to != null && from == null) {
      throw wrong("--to needs --from; give --from DATE --to DATE");
    }
    if (from != null) {
      requireNotInTheFuture("--from", from, clock);
      LocalDate end = to == null ? last : to;
      requireNotInTheFuture("--to", end, clock);
      if (to == null && from.isAfter(end)) {
        throw wrong(
            "--from %s is after %s, the last date without --to; add --to".formatted(from, end));
      }
      if (from.isAfter(end)) {
        throw wrong("--from %s is after --to %s; give the earlier date first".formatted(from, end));
      }
      return new SettlementDates(from, end);
    }
    return days == null ? null : SettlementDates.ending(last, days.count());
  }

  private void requireNotInTheFuture(String option, LocalDate date, Clock clock) {
    LocalDate yesterday = SettlementCalendar.yesterday(clock);
    if (date.isAfter(yesterday.plusDays(1))) {
      throw wrong(
          "%s %s is in the future; the last settlement date that has ended is %s"
              .formatted(option, date, yesterday));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
