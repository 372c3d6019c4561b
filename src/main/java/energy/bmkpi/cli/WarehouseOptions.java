package energy.bmkpi.cli;

import energy.bmkpi.config.WarehouseKind;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which warehouse a command works on. */
final class WarehouseOptions {
  @Option(
      names = "--warehouse",
      paramLabel = "NAME",
      completionCandidates = Candidates.Warehouses.class,
      description = "The warehouse, duckdb or bigquery (key bmkpi.warehouse; duckdb unless set).")
  @Nullable WarehouseKind kind;

  @Option(
      names = "--database",
      paramLabel = "FILE",
      description = "The DuckDB file (key bmkpi.duckdb.path; bmkpi.duckdb unless set).")
  @Nullable Path database;

  @Mixin WaitOption wait;
}
