package energy.bmkpi.emulator.sql;

import com.google.zetasql.parser.ASTDropStatementProto;
import com.google.zetasql.parser.SchemaObjectKind;
import energy.bmkpi.emulator.store.TableName;

/** DROP TABLE. */
final class DropTable {
  private DropTable() {}

  static Effect run(TableLookup lookup, ASTDropStatementProto syntax) {
    if (syntax.getSchemaObjectKind() != SchemaObjectKind.kTable) {
      throw SqlError.unsupported("DROP of anything but tables");
    }
    TableName name = lookup.name(Syntax.names(syntax.getName()));
    if (syntax.getIsIfExists() && !lookup.exists(name)) {
      return Effect.change("DROP_TABLE", 0, lookup.snapshot());
    }
    return Effect.change("DROP_TABLE", 0, lookup.snapshot().without(lookup.table(name).name()));
  }
}
