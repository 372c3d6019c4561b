package energy.bmkpi.emulator.sql;

import com.google.zetasql.Value;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.emulator.store.Table;
import java.util.stream.Collectors;

/** The statement that would create a table, as INFORMATION_SCHEMA.TABLES shows it. */
final class CreateStatement {
  private CreateStatement() {}

  static String of(Table table) {
    StringBuilder ddl = new StringBuilder("CREATE TABLE `").append(table.name()).append("`\n(\n");
    ddl.append(
        table.fields().stream().map(CreateStatement::column).collect(Collectors.joining(",\n")));
    ddl.append("\n)");
    String partitioned = table.partitionedBy();
    if (partitioned != null) {
      boolean date = table.fields().get(table.indexOf(partitioned)).type() == FieldType.DATE;
      ddl.append("\nPARTITION BY ").append(date ? partitioned : "DATE(" + partitioned + ")");
    }
    if (!table.clusteredBy().isEmpty()) {
      ddl.append("\nCLUSTER BY ").append(String.join(", ", table.clusteredBy()));
    }
    return ddl.append(";").toString();
  }

  private static String column(Field field) {
    String description = field.description();
    return "  "
        + field.name()
        + " "
        + field.type()
        + (field.required() ? " NOT NULL" : "")
        + (description == null
            ? ""
            : " OPTIONS(description=" + Value.createStringValue(description).getSQLLiteral() + ")");
  }
}
