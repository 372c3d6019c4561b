package energy.bmkpi.emulator.store;

import org.jspecify.annotations.Nullable;

/** A column of a table or result. */
public record Field(String name, FieldType type, boolean required, @Nullable String description) {

  public static Field of(String name, FieldType type) {
    return new Field(name, type, false, null);
  }
}
