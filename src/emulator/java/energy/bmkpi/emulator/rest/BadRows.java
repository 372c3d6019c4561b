package energy.bmkpi.emulator.rest;

import java.util.ArrayList;
import java.util.List;

/** The rows of a file that cannot be loaded. */
final class BadRows {
  private static final String PREFIX = "Error while reading data, error message: ";

  private final String format;
  private final List<String> errors = new ArrayList<>();
  private int rows;

  BadRows(String format) {
    this.format = format;
  }

  void good() {
    rows++;
  }

  void add(String error) {
    rows++;
    errors.add(PREFIX + error);
  }

  int count() {
    return errors.size();
  }

  void checkAtMost(long most) {
    if (errors.size() <= most) {
      return;
    }
    List<String> details = new ArrayList<>();
    details.add(
        PREFIX
            + format
            + " processing encountered too many errors, giving up. Rows: "
            + rows
            + "; errors: "
            + errors.size()
            + "; max bad: "
            + most
            + "; error percent: 0");
    details.addAll(errors);
    throw ApiError.invalid(
        PREFIX
            + format
            + " table encountered too many errors, giving up. Rows: "
            + rows
            + "; errors: "
            + errors.size()
            + ". Please look into the errors[] collection for more details.",
        details);
  }
}
