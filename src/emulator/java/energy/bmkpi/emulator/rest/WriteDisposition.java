package energy.bmkpi.emulator.rest;

/** What happens to the rows that are in the destination already. */
enum WriteDisposition {
  EMPTY("WRITE_EMPTY"),
  APPEND("WRITE_APPEND"),
  TRUNCATE("WRITE_TRUNCATE"),
  TRUNCATE_DATA("WRITE_TRUNCATE_DATA");

  private final String restName;

  WriteDisposition(String restName) {
    this.restName = restName;
  }

  String restName() {
    return restName;
  }

  boolean replaces() {
    return this == TRUNCATE || this == TRUNCATE_DATA;
  }

  static WriteDisposition of(String restName) {
    for (WriteDisposition disposition : values()) {
      if (disposition.restName.equals(restName)) {
        return disposition;
      }
    }
    throw ApiError.invalid("Invalid value for writeDisposition: " + restName);
  }
}
