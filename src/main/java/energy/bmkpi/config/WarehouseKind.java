package energy.bmkpi.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The warehouses that the product works on. */
public enum WarehouseKind {
  DUCKDB,
  BIGQUERY;

  public static WarehouseKind of(String text) {
    return Arrays.stream(values())
        .filter(kind -> kind.toString().equalsIgnoreCase(text.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is not a warehouse; there are %s".formatted(text, all())));
  }

  private static String all() {
    return Arrays.stream(values()).map(WarehouseKind::toString).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
