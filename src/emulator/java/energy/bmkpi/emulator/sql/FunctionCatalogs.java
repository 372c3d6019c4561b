package energy.bmkpi.emulator.sql;

import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.ZetaSQLBuiltinFunctionOptions;
import com.google.zetasql.ZetaSQLFunction.FunctionSignatureId;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Catalogs of BigQuery's functions; making one takes longer than analysing a query. */
final class FunctionCatalogs {
  private static final Set<String> NOT_IN_BIGQUERY =
      Set.of(
          "apply",
          "approx_cosine_distance",
          "approx_dot_product",
          "approx_euclidean_distance",
          "array_filter",
          "array_first_n",
          "array_includes",
          "array_includes_all",
          "array_includes_any",
          "array_is_distinct",
          "array_last_n",
          "array_max",
          "array_min",
          "array_remove_first_n",
          "array_remove_last_n",
          "array_transform",
          "dot_product",
          "elementwise_avg",
          "elementwise_sum",
          "iferror",
          "is_first",
          "is_last",
          "iserror",
          "l1_norm",
          "l2_norm",
          "manhattan_distance",
          "nulliferror",
          "regexp_extract_groups",
          "safe_to_json",
          "split_substr",
          "timestamp_from_unix_micros",
          "timestamp_from_unix_millis",
          "timestamp_from_unix_seconds",
          "to_seconds_interval",
          "zstd_compress",
          "zstd_decompress_to_bytes",
          "zstd_decompress_to_string");

  private final Queue<SimpleCatalog> idle = new ConcurrentLinkedQueue<>();
  private final Set<FunctionSignatureId> refused = refused();

  /** A catalog without tables, for one thread at a time. */
  SimpleCatalog take() {
    SimpleCatalog free = idle.poll();
    if (free != null) {
      return free;
    }
    ZetaSQLBuiltinFunctionOptions options = new ZetaSQLBuiltinFunctionOptions(Dialect.language());
    refused.forEach(options::excludeFunctionSignatureId);
    return withFunctions(options);
  }

  private static Set<FunctionSignatureId> refused() {
    return withFunctions(new ZetaSQLBuiltinFunctionOptions(Dialect.language()))
        .getFunctionList()
        .stream()
        .filter(function -> NOT_IN_BIGQUERY.contains(function.getName()))
        .flatMap(function -> function.getSignatureList().stream())
        .map(signature -> FunctionSignatureId.forNumber((int) signature.getContextId()))
        .collect(Collectors.toSet());
  }

  private static SimpleCatalog withFunctions(ZetaSQLBuiltinFunctionOptions options) {
    SimpleCatalog made = new SimpleCatalog("emulator");
    made.addZetaSQLFunctionsAndTypes(options);
    return made;
  }

  void giveBack(SimpleCatalog catalog) {
    catalog.getTableNameList().forEach(catalog::removeSimpleTable);
    idle.add(catalog);
  }
}
