package energy.bmkpi.emulator.sql;

import com.google.zetasql.ZetaSQLType.TypeKind;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFunctionCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PARTITION BY a day and CLUSTER BY columns. */
final class Partitioning {
  private static final int MOST_CLUSTER_COLUMNS = 4;

  private Partitioning() {}

  static @Nullable String column(List<ResolvedExpr> partitionBy) {
    if (partitionBy.isEmpty()) {
      return null;
    }
    ResolvedExpr expression = partitionBy.get(0);
    if (partitionBy.size() == 1 && expression instanceof ResolvedColumnRef column) {
      if (column.getType().getKind() == TypeKind.TYPE_DATE) {
        return column.getColumn().getName();
      }
      throw SqlError.invalid(
          "PARTITION BY expression must be DATE(<timestamp_column>), DATE(<datetime_column>),"
              + " a DATE column or similar, not a column of type "
              + column.getType().typeName());
    }
    if (partitionBy.size() == 1
        && expression instanceof ResolvedFunctionCall call
        && call.getFunction().getName().equals("date")
        && call.getArgumentList().size() == 1
        && call.getArgumentList().get(0) instanceof ResolvedColumnRef column) {
      return column.getColumn().getName();
    }
    throw SqlError.unsupported("partitions by anything but the day of a column");
  }

  static List<String> clusters(List<ResolvedExpr> clusterBy) {
    if (clusterBy.size() > MOST_CLUSTER_COLUMNS) {
      throw SqlError.invalid(
          "Clustering is not supported on more than " + MOST_CLUSTER_COLUMNS + " columns");
    }
    return clusterBy.stream().map(Partitioning::clusterColumn).toList();
  }

  private static String clusterColumn(ResolvedExpr expression) {
    if (expression instanceof ResolvedColumnRef column) {
      return column.getColumn().getName();
    }
    throw SqlError.invalid("CLUSTER BY must name columns of the table");
  }
}
