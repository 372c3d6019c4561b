package energy.bmkpi.kpi;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.market.PeriodSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a dataset lacks of a settlement date that it has rows for.
 *
 * @param missingPeriods how many settlement periods have no row
 * @param missing which; null for BOALF, and where an older version has published only the number
 * @param unknownTotals rows whose volume or cashflow is NULL at source
 * @param suspect of BOALF: settlement periods with a volume in BOAV and no acceptance
 */
public record Shortfall(
    LocalDate settlementDate,
    Dataset dataset,
    long missingPeriods,
    @Nullable PeriodSet missing,
    long unknownTotals,
    PeriodSet suspect) {

  /** By date, then by dataset. */
  public static final Comparator<Shortfall> IN_ORDER =
      Comparator.comparing(Shortfall::settlementDate).thenComparing(Shortfall::dataset);

  private static final int NAMED_IN_A_LINE = 10;

  public boolean isNothing() {
    return !isPartial() && !isSuspicious();
  }

  /** Whether sums of the day are of a part of it only. */
  public boolean isPartial() {
    return missingPeriods > 0 || unknownTotals > 0;
  }

  /** Whether two datasets contradict each other, so that something may be missing. */
  public boolean isSuspicious() {
    return !suspect.isEmpty();
  }

  /** What is missing, without the date: {@code boav: SP20–21}. */
  public String missingOfDataset() {
    List<String> parts = new ArrayList<>();
    if (missing != null && !missing.isEmpty()) {
      parts.add(missing.toString());
    } else if (missingPeriods > 0) {
      parts.add(counted(missingPeriods, "settlement period"));
    }
    if (unknownTotals > 0) {
      parts.add(counted(unknownTotals, "row") + " without a total");
    }
    return dataset.lowerCaseName() + ": " + String.join(", ", parts);
  }

  /** What is missing: {@code 2025-10-14 boav: SP20–21}. */
  public String missingOfDate() {
    return settlementDate + " " + missingOfDataset();
  }

  /** All of them in one line, in date order: the first ten by name, the others by their number. */
  public static String missingOf(List<Shortfall> partial) {
    String named =
        partial.stream()
            .sorted(IN_ORDER)
            .limit(NAMED_IN_A_LINE)
            .map(Shortfall::missingOfDate)
            .collect(Collectors.joining("; "));
    int others = partial.size() - NAMED_IN_A_LINE;
    return others > 0 ? "%s; and %,d more".formatted(named, others) : named;
  }

  /** What is suspicious: {@code 2025-10-14 boalf: no acceptance in SP3, where boav has volume}. */
  public String suspicion() {
    return "%s %s: no acceptance in %s, where boav has volume"
        .formatted(settlementDate, dataset.lowerCaseName(), suspect);
  }

  private static String counted(long number, String noun) {
    return "%,d %s%s".formatted(number, noun, number == 1 ? "" : "s");
  }
}
