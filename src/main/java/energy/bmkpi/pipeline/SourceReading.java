package energy.bmkpi.pipeline;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Reads the versions of the source tables before the first query reads their rows. A service is
 * asked for all of them at once, while this thread checks the schema; an embedded warehouse answers
 * faster than a thread starts.
 */
final class SourceReading implements AutoCloseable {
  private final Warehouse warehouse;
  private final List<SourceTable> tables;
  private final Map<SourceTable, CompletableFuture<String>> asked =
      new EnumMap<>(SourceTable.class);

  private SourceReading(Warehouse warehouse, List<SourceTable> tables) {
    this.warehouse = warehouse;
    this.tables = tables;
  }

  static SourceReading begin(Warehouse warehouse, Set<Dataset> datasets, Executor workers) {
    List<SourceTable> tables = new ArrayList<>(datasets.stream().map(Dataset::table).toList());
    tables.add(SourceTable.BM_UNITS);
    tables.sort(null);
    SourceReading reading = new SourceReading(warehouse, tables);
    if (warehouse.sharedProcessors() == 0) {
      for (SourceTable table : tables) {
        reading.asked.put(
            table, CompletableFuture.supplyAsync(() -> warehouse.sourceVersion(table), workers));
      }
    }
    return reading;
  }

  SourceVersion version() {
    StringBuilder text = new StringBuilder();
    for (SourceTable table : tables) {
      text.append(table).append(' ').append(version(table)).append('\n');
    }
    return new SourceVersion(text.toString());
  }

  private String version(SourceTable table) {
    CompletableFuture<String> answer = asked.get(table);
    if (answer == null) {
      return warehouse.sourceVersion(table);
    }
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** When the schema check has failed, requests may still be in flight: none outlives the run. */
  @Override
  public void close() {
    CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
        .exceptionally(failure -> null)
        .join();
  }
}
