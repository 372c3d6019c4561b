package energy.bmkpi.emulator.store;

import com.google.zetasql.Type;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.ZetaSQLType.TypeKind;

/** The scalar types of columns, by their GoogleSQL names; REST has older names for some. */
public enum FieldType {
  STRING("STRING", TypeKind.TYPE_STRING),
  BYTES("BYTES", TypeKind.TYPE_BYTES),
  INT64("INTEGER", TypeKind.TYPE_INT64),
  FLOAT64("FLOAT", TypeKind.TYPE_DOUBLE),
  NUMERIC("NUMERIC", TypeKind.TYPE_NUMERIC),
  BIGNUMERIC("BIGNUMERIC", TypeKind.TYPE_BIGNUMERIC),
  BOOL("BOOLEAN", TypeKind.TYPE_BOOL),
  DATE("DATE", TypeKind.TYPE_DATE),
  DATETIME("DATETIME", TypeKind.TYPE_DATETIME),
  TIME("TIME", TypeKind.TYPE_TIME),
  TIMESTAMP("TIMESTAMP", TypeKind.TYPE_TIMESTAMP);

  private final String restName;
  private final TypeKind kind;

  FieldType(String restName, TypeKind kind) {
    this.restName = restName;
    this.kind = kind;
  }

  /** As in the schema of a REST table resource. */
  public String restName() {
    return restName;
  }

  public Type googleSqlType() {
    return TypeFactory.createSimpleType(kind);
  }

  /** By either name, whatever its case. */
  public static FieldType of(String name) {
    for (FieldType type : values()) {
      if (type.name().equalsIgnoreCase(name) || type.restName.equalsIgnoreCase(name)) {
        return type;
      }
    }
    throw new IllegalArgumentException("the emulator has no type " + name);
  }

  public static FieldType of(Type type) {
    for (FieldType candidate : values()) {
      if (candidate.kind == type.getKind()) {
        return candidate;
      }
    }
    throw new IllegalArgumentException("the emulator has no type " + type.getKind());
  }
}
