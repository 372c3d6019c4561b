package energy.bmkpi.emulator.sql;

import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.ZetaSQLBuiltinFunctionOptions;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Catalogs of BigQuery's functions; making one takes longer than analysing a query. */
final class FunctionCatalogs {
  private final Queue<SimpleCatalog> idle = new ConcurrentLinkedQueue<>();

  /** A catalog without tables, for one thread at a time. */
  SimpleCatalog take() {
    SimpleCatalog free = idle.poll();
    if (free != null) {
      return free;
    }
    SimpleCatalog made = new SimpleCatalog("emulator");
    made.addZetaSQLFunctionsAndTypes(new ZetaSQLBuiltinFunctionOptions(Dialect.language()));
    return made;
  }

  void giveBack(SimpleCatalog catalog) {
    catalog.getTableNameList().forEach(catalog::removeSimpleTable);
    idle.add(catalog);
  }
}
