package energy.bmkpi.emulator.sql;

import com.google.zetasql.resolvedast.ResolvedNodes;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAggregateFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import java.util.Locale;
import java.util.Set;

/** Functions that BigQuery has with OVER only, where the engine takes them as aggregates too. */
final class AnalyticOnly extends ResolvedNodes.Visitor {
  private static final Set<String> FUNCTIONS = Set.of("percentile_cont", "percentile_disc");

  private AnalyticOnly() {}

  static void require(ResolvedStatement statement) {
    statement.accept(new AnalyticOnly());
  }

  @Override
  public void visit(ResolvedAggregateFunctionCall call) {
    String name = call.getFunction().getName();
    if (FUNCTIONS.contains(name)) {
      throw SqlError.invalid(
          "Analytic function "
              + name.toUpperCase(Locale.ROOT)
              + " cannot be called without an OVER clause");
    }
    super.visit(call);
  }
}
