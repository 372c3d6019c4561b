package energy.bmkpi.operations;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.kpi.Shortfall;
import energy.bmkpi.market.PeriodSet;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a sample of the last success is of, beside the job: the whole run has no label. */
record SampleLabels(Map<String, String> labels) {
  private static final String DATASET = "dataset";
  private static final String SETTLEMENT_DATE = "settlement_date";
  private static final String PERIODS = "periods";
  private static final Set<String> OF_A_DAY = Set.of(DATASET, SETTLEMENT_DATE, PERIODS);

  static SampleLabels of(Dataset dataset) {
    return new SampleLabels(Map.of(DATASET, dataset.lowerCaseName()));
  }

  /** Of a date with missing periods that are known by their numbers. */
  static SampleLabels of(Shortfall day) {
    PeriodSet missing = day.missing() == null ? PeriodSet.EMPTY : day.missing();
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(DATASET, day.dataset().lowerCaseName());
    labels.put(SETTLEMENT_DATE, day.settlementDate().toString());
    labels.put(PERIODS, missing.list());
    return new SampleLabels(Collections.unmodifiableMap(labels));
  }

  /** Takes the labels out that are not of the job; null where this program writes none such. */
  static @Nullable SampleLabels takenFrom(Map<String, String> all) {
    Map<String, String> own = new LinkedHashMap<>(all);
    own.keySet().retainAll(OF_A_DAY);
    all.keySet().removeAll(OF_A_DAY);
    boolean known =
        own.isEmpty()
            || (own.keySet().equals(Set.of(DATASET)) && isDataset(own.get(DATASET)))
            || (own.keySet().equals(OF_A_DAY) && isDataset(own.get(DATASET)) && isOfADay(own));
    return known ? new SampleLabels(own) : null;
  }

  private static boolean isDataset(@Nullable String name) {
    return Stream.of(Dataset.values()).anyMatch(known -> known.lowerCaseName().equals(name));
  }

  private static boolean isOfADay(Map<String, String> labels) {
    try {
      LocalDate.parse(labels.getOrDefault(SETTLEMENT_DATE, ""));
      return !PeriodSet.parse(labels.getOrDefault(PERIODS, "")).isEmpty();
    } catch (DateTimeParseException | IllegalArgumentException e) {
      return false;
    }
  }
}
