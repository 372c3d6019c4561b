package energy.bmkpi.cli.output;

import energy.bmkpi.kpi.KpiDefinition;
import energy.bmkpi.kpi.Shortfall;
import energy.bmkpi.market.Dataset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Marks figures that are of a part of a day only, so that nobody takes them for the whole. */
final class PartialMarks {
  private static final String MARK = "*";

  private final Set<Dataset> partial;

  /**
   * @param days with an asterisk wherever a figure needs one of these
   */
  PartialMarks(List<Shortfall> days) {
    this.partial =
        days.stream()
            .filter(Shortfall::isPartial)
            .map(Shortfall::dataset)
            .collect(Collectors.toUnmodifiableSet());
  }

  boolean any() {
    return !partial.isEmpty();
  }

  /** An asterisk where the KPI comes from a dataset that is partial, otherwise nothing. */
  String of(KpiDefinition kpi) {
    boolean marked =
        kpi.source().equals("derived")
            ? any()
            : partial.stream().anyMatch(dataset -> kpi.source().startsWith(dataset.name()));
    return marked ? MARK : "";
  }
}
