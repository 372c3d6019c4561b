package energy.bmkpi.emulator.sql;

import com.google.zetasql.parser.ASTColumnDefinitionProto;
import com.google.zetasql.parser.ASTOptionsListProto;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnAnnotations;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnDefinition;
import energy.bmkpi.emulator.store.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns as DDL defines them. */
final class ColumnDefinitions {
  private final Statement statement;
  private final TableOptions.Evaluator values;

  ColumnDefinitions(Statement statement, TableOptions.Evaluator values) {
    this.statement = statement;
    this.values = values;
  }

  /**
   * @param syntax of the same columns; may be empty, where they come from a query
   */
  List<Field> fields(
      List<ResolvedColumnDefinition> columns, List<ASTColumnDefinitionProto> syntax) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      fields.add(field(columns.get(i), syntax.isEmpty() ? null : syntax.get(i)));
    }
    return fields;
  }

  Field field(ResolvedColumnDefinition column, @Nullable ASTColumnDefinitionProto syntax) {
    if (column.getDefaultValue() != null || column.getGeneratedColumnInfo() != null) {
      throw SqlError.unsupported("columns with a default or generated value: " + column.getName());
    }
    boolean required = false;
    ResolvedColumnAnnotations annotations = column.getAnnotations();
    if (annotations != null) {
      if (!annotations.getTypeParameters().isEmpty() || annotations.getCollationName() != null) {
        throw SqlError.unsupported("types with parameters: column " + column.getName());
      }
      required = annotations.getNotNull();
    }
    String description = syntax == null ? null : description(syntax);
    return new Field(
        column.getName(),
        ResultFields.type(column.getName(), column.getType()),
        required,
        description);
  }

  private @Nullable String description(ASTColumnDefinitionProto syntax) {
    List<ASTOptionsListProto> options = Syntax.all(ASTOptionsListProto.class, syntax);
    return options.isEmpty()
        ? null
        : TableOptions.ofColumn(options.get(0), statement, values).description();
  }
}
