package energy.bmkpi.emulator.sql;

import com.google.protobuf.Message;
import com.google.zetasql.Analyzer;
import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.ClientChannelProvider;
import com.google.zetasql.LocalService.ParseRequest;
import com.google.zetasql.SqlException;
import com.google.zetasql.ZetaSqlLocalServiceGrpc;
import com.google.zetasql.ZetaSqlLocalServiceGrpc.ZetaSqlLocalServiceBlockingStub;
import com.google.zetasql.io.grpc.StatusRuntimeException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** GoogleSQL's parser, which the Java client does not offer by itself. */
final class Parser {
  /** One for the process, like the client's own: the native engine lives as long as that. */
  private static final ZetaSqlLocalServiceBlockingStub SERVICE =
      ZetaSqlLocalServiceGrpc.newBlockingStub(ClientChannelProvider.loadChannel());

  /** The syntax trees of the statements, all of them or none. */
  List<Message> statements(String sql) {
    ParseRequest request =
        ParseRequest.newBuilder()
            .setSqlStatement(sql)
            .setAllowScript(true)
            .setOptions(Dialect.language().serialize())
            .build();
    try {
      return SERVICE
          .parse(request)
          .getParsedScript()
          .getStatementListNode()
          .getStatementListList()
          .stream()
          .map(Syntax::node)
          .toList();
    } catch (StatusRuntimeException e) {
      throw EngineErrors.translate(
          String.valueOf(e.getStatus().getDescription()), e, Rewriting::positionAsBigQueryTellsIt);
    }
  }

  /** The paths in a statement that name tables, not common table expressions or arrays. */
  Set<List<String>> tablePaths(String statement) {
    AnalyzerOptions options = Dialect.analyzer(Map.of());
    try {
      return new HashSet<>(Analyzer.extractTableNamesFromStatement(statement, options));
    } catch (SqlException e) {
      throw EngineErrors.translate(e, Rewriting::withoutPosition);
    }
  }
}
