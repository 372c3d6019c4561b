package energy.bmkpi.emulator.sql;

import com.google.protobuf.Message;
import com.google.zetasql.Value;
import com.google.zetasql.parser.ASTAddColumnActionProto;
import com.google.zetasql.parser.ASTAlterStatementBaseProto;
import com.google.zetasql.parser.ASTOptionsListProto;
import com.google.zetasql.parser.ASTSetOptionsActionProto;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAddColumnAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.Table;
import energy.bmkpi.emulator.store.TableName;
import java.util.ArrayList;
import java.util.List;

/** ALTER TABLE: columns added, options set. */
final class AlterTable {
  static final String TYPE = "ALTER_TABLE";

  private final Statement statement;
  private final TableLookup lookup;
  private final TableOptions.Evaluator values;
  private final ASTAlterStatementBaseProto syntax;

  AlterTable(
      Statement statement,
      TableLookup lookup,
      TableOptions.Evaluator values,
      ASTAlterStatementBaseProto syntax) {
    this.statement = statement;
    this.lookup = lookup;
    this.values = values;
    this.syntax = syntax;
  }

  /** IF EXISTS of a table that does not. */
  static boolean isForNothing(ASTAlterStatementBaseProto syntax, TableLookup lookup) {
    TableName name = lookup.name(Syntax.names(syntax.getPath()));
    return syntax.getIsIfExists() && !lookup.exists(name);
  }

  Effect run(ResolvedStatement analysed) {
    Table table = lookup.table(lookup.name(Syntax.names(syntax.getPath())));
    for (int i = 0; i < syntax.getActionList().getActionsCount(); i++) {
      Message action = Syntax.node(syntax.getActionList().getActions(i));
      if (action instanceof ASTSetOptionsActionProto set) {
        table = withOptions(table, set.getOptionsList());
      } else if (action instanceof ASTAddColumnActionProto add
          && analysed instanceof ResolvedAlterTableStmt alter
          && alter.getAlterActionList().get(i) instanceof ResolvedAddColumnAction column) {
        table = withColumn(table, add, column);
      } else {
        throw SqlError.unsupported("this ALTER TABLE");
      }
    }
    return Effect.change(TYPE, 0, lookup.snapshot().with(table));
  }

  private Table withColumn(
      Table table, ASTAddColumnActionProto syntax, ResolvedAddColumnAction analysed) {
    if (syntax.hasColumnPosition() || syntax.hasFillExpression()) {
      throw SqlError.unsupported("ADD COLUMN at a place or with values");
    }
    Field field =
        new ColumnDefinitions(statement, values)
            .field(analysed.getColumnDefinition(), syntax.getColumnDefinition());
    if (table.indexOf(field.name()) >= 0) {
      if (syntax.getIsIfNotExists()) {
        return table;
      }
      throw SqlError.invalid("Column already exists: " + field.name());
    }
    if (field.required()) {
      throw SqlError.invalid(
          "Cannot add required fields to an existing schema: column " + field.name());
    }
    List<Field> fields = new ArrayList<>(table.fields());
    fields.add(field);
    Value none = Value.createNullValue(field.type().googleSqlType());
    List<List<Value>> rows = new ArrayList<>();
    for (List<Value> row : table.rows()) {
      List<Value> longer = new ArrayList<>(row);
      longer.add(none);
      rows.add(List.copyOf(longer));
    }
    return table.withFields(fields).withRows(rows);
  }

  private Table withOptions(Table table, ASTOptionsListProto syntax) {
    TableOptions options = TableOptions.ofTable(syntax, statement, values);
    if (options.has("partition_expiration_days") && table.partitionedBy() == null) {
      throw SqlError.invalid(
          "partition_expiration_days is for tables with partitions, which "
              + TableLookup.colon(table.name())
              + " has not");
    }
    return table.withOptions(
        options.has("description") ? options.description() : table.description(),
        options.has("labels") ? options.labels() : table.labels(),
        options.has("expiration_timestamp") ? options.expirationTimestamp() : table.expires(),
        options.has("partition_expiration_days")
            ? options.partitionExpirationDays()
            : table.partitionExpirationDays());
  }
}
