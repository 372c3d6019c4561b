package energy.bmkpi.config;

import java.util.Locale;

/** Where credentials may be sent unencrypted. */
public enum PlainHttp {
  /** Within this machine. */
  LOOPBACK,
  /** To any address, for networks that are trusted. */
  ANYWHERE;

  public static PlainHttp of(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "loopback" -> LOOPBACK;
      case "anywhere" -> ANYWHERE;
      default ->
          throw new IllegalArgumentException(
              "'%s' is neither loopback nor anywhere".formatted(text));
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
