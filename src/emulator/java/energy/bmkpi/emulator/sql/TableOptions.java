package energy.bmkpi.emulator.sql;

import com.google.zetasql.SqlException;
import com.google.zetasql.Value;
import com.google.zetasql.parser.ASTOptionsEntryProto;
import com.google.zetasql.parser.ASTOptionsListProto;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The OPTIONS of a table or column; one that BigQuery or the emulator does not know fails. */
final class TableOptions {
  private static final Set<String> OF_TABLES =
      Set.of("expiration_timestamp", "description", "labels", "partition_expiration_days");
  private static final Set<String> OF_COLUMNS = Set.of("description");

  private final Map<String, Value> values = new LinkedHashMap<>();

  private TableOptions() {}

  static TableOptions ofTable(ASTOptionsListProto syntax, Statement statement, Evaluator values) {
    return of(syntax, statement, values, OF_TABLES);
  }

  static TableOptions ofColumn(ASTOptionsListProto syntax, Statement statement, Evaluator values) {
    return of(syntax, statement, values, OF_COLUMNS);
  }

  private static TableOptions of(
      ASTOptionsListProto syntax, Statement statement, Evaluator evaluator, Set<String> known) {
    TableOptions options = new TableOptions();
    for (ASTOptionsEntryProto entry : syntax.getOptionsEntriesList()) {
      String name = entry.getName().getIdString().toLowerCase(Locale.ROOT);
      if (!known.contains(name)) {
        throw SqlError.invalid("Unknown option: " + name);
      }
      Value value = evaluator.value(statement.text().text(Syntax.range(entry.getValue())));
      if (options.values.put(name, value) != null) {
        throw SqlError.invalid("Duplicate option specified for '" + name + "'");
      }
    }
    return options;
  }

  /** Evaluates the text of an expression. */
  interface Evaluator {
    Value value(String expression);

    /** Evaluates without tables. */
    static Evaluator of(Queries queries, Map<String, Value> parameters) {
      return expression -> {
        try {
          return queries.execute("SELECT " + expression, List.of(), parameters).get(0).get(0);
        } catch (SqlException e) {
          throw EngineErrors.translate(e, Rewriting::withoutPosition);
        }
      };
    }
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  @Nullable String description() {
    Value value = values.get("description");
    return value == null || value.isNull()
        ? null
        : ofKind(value, "description", "TYPE_STRING").getStringValue();
  }

  @Nullable Instant expirationTimestamp() {
    Value value = values.get("expiration_timestamp");
    return value == null || value.isNull()
        ? null
        : Instant.EPOCH.plus(
            ofKind(value, "expiration_timestamp", "TYPE_TIMESTAMP").getTimestampUnixMicros(),
            ChronoUnit.MICROS);
  }

  @Nullable Double partitionExpirationDays() {
    Value value = values.get("partition_expiration_days");
    if (value == null || value.isNull()) {
      return null;
    }
    return switch (value.getType().getKind()) {
      case TYPE_INT64 -> (double) value.getInt64Value();
      case TYPE_DOUBLE -> value.getDoubleValue();
      case TYPE_NUMERIC -> value.getNumericValue().doubleValue();
      default -> throw wrongType("partition_expiration_days", value);
    };
  }

  Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    Value value = values.get("labels");
    if (value != null && !value.isNull()) {
      for (Value label : ofKind(value, "labels", "TYPE_ARRAY").getElementList()) {
        ofKind(label, "labels", "TYPE_STRUCT");
        labels.put(label.getField(0).getStringValue(), label.getField(1).getStringValue());
      }
    }
    return labels;
  }

  private static Value ofKind(Value value, String option, String kind) {
    if (!value.getType().getKind().name().equals(kind)) {
      throw wrongType(option, value);
    }
    return value;
  }

  private static SqlError wrongType(String option, Value value) {
    return SqlError.invalid(
        "Option " + option + " has a value of the wrong type, " + value.getType().typeName());
  }
}
