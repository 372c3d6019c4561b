package energy.bmkpi.pipeline;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.kpi.Coverage;
import energy.bmkpi.kpi.DayKpis;
import energy.bmkpi.kpi.MarketDayKpis;
import energy.bmkpi.kpi.MarketKpi;
import energy.bmkpi.kpi.Shortfall;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up the finished batches of a run for its summary. */
final class RunTally {
  private final Set<String> bmUnits = new HashSet<>();
  private final TreeMap<LocalDate, MarketDayKpis> marketDays = new TreeMap<>();
  private final List<Coverage> coverage = new ArrayList<>();
  private final List<QueryRecord> queries = new ArrayList<>();
  private long unitDays;
  private int kept;
  private @Nullable Instant oldestKept;

  /** Called by the workers; everything else is read when they have ended. */
  synchronized void add(BatchResult result) {
    unitDays += result.unitDays();
    queries.addAll(result.queries());
    for (DayKpis day : result.days()) {
      day.units().forEach(unit -> bmUnits.add(unit.bmUnit()));
      coverage.addAll(day.coverage());
      MarketDayKpis market = day.market();
      if (market != null) {
        marketDays.put(day.settlementDate(), market);
      }
    }
  }

  /** A batch that an earlier process finished. */
  void addKept(KeptBatch batch) {
    add(batch.result());
    kept++;
    if (oldestKept == null || batch.keptAt().isBefore(oldestKept)) {
      oldestKept = batch.keptAt();
    }
  }

  int kept() {
    return kept;
  }

  @Nullable Instant oldestKept() {
    return oldestKept;
  }

  long unitDays() {
    return unitDays;
  }

  long units() {
    return bmUnits.size();
  }

  long daysWithData() {
    return marketDays.size();
  }

  @Nullable Long acceptances() {
    List<Number> days = marketValues(MarketKpi.ACCEPTANCE_COUNT);
    return days.isEmpty() ? null : days.stream().mapToLong(Number::longValue).sum();
  }

  @Nullable Double netCashflowGbp() {
    List<Number> days = marketValues(MarketKpi.NET_CASHFLOW_GBP);
    return days.isEmpty() ? null : days.stream().mapToDouble(Number::doubleValue).sum();
  }

  @Nullable Long bytesBilled() {
    return bytesBilled(queries);
  }

  List<DatasetSummary> datasets(Collection<Dataset> datasets) {
    return datasets.stream().map(this::dataset).toList();
  }

  private DatasetSummary dataset(Dataset dataset) {
    List<QueryRecord> ofDataset =
        queries.stream().filter(query -> query.dataset() == dataset).toList();
    List<Coverage> days = coverage.stream().filter(day -> day.dataset() == dataset).toList();
    return new DatasetSummary(
        dataset,
        days.stream().mapToLong(Coverage::rows).sum(),
        ofDataset.size(),
        ofDataset.stream().map(QueryRecord::duration).reduce(Duration.ZERO, Duration::plus),
        days.stream().filter(Coverage::isGap).map(Coverage::settlementDate).sorted().toList(),
        days.stream()
            .map(Coverage::shortfall)
            .filter(Objects::nonNull)
            .sorted(Comparator.comparing(Shortfall::settlementDate))
            .toList(),
        bytesBilled(ofDataset));
  }

  private List<Number> marketValues(MarketKpi kpi) {
    return marketDays.values().stream()
        .map(day -> day.values().number(kpi))
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable Long bytesBilled(List<QueryRecord> queries) {
    List<Long> billed =
        queries.stream().map(QueryRecord::bytesBilled).filter(Objects::nonNull).toList();
    return billed.isEmpty() ? null : billed.stream().mapToLong(Long::longValue).sum();
  }
}
