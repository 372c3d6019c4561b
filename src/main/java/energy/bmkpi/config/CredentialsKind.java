package energy.bmkpi.config;

import java.util.Locale;

/** Who the program is for BigQuery. */
public enum CredentialsKind {
  /** Application default credentials, or the key file that quarkus.google.cloud.* names. */
  GOOGLE,
  /** Nobody, for an emulator. */
  NONE;

  public static CredentialsKind of(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "google" -> GOOGLE;
      case "none" -> NONE;
      default ->
          throw new IllegalArgumentException("'%s' is neither google nor none".formatted(text));
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
