package energy.bmkpi.cli.options;

import energy.bmkpi.config.WarehouseKind;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which warehouse a command works on. */
public final class WarehouseOptions {
  @Option(
      names = "--warehouse",
      paramLabel = "NAME",
      completionCandidates = Candidates.Warehouses.class,
      description = "The warehouse, duckdb or bigquery (key bmkpi.warehouse; duckdb unless set).")
  public @Nullable WarehouseKind kind;

  @Option(
      names = "--database",
      paramLabel = "FILE",
      description = "The DuckDB file (key bmkpi.duckdb.path; bmkpi.duckdb unless set).")
  public @Nullable Path database;

  public @Mixin WaitOption wait;
}
