package energy.bmkpi.emulator.rest;

import com.google.zetasql.Value;
import energy.bmkpi.emulator.store.Field;
import java.util.List;

/** Reads the rows of a loaded file. */
interface RowFormat {

  /** The good rows; the others are told to {@code bad}. */
  List<List<Value>> rows(String content, List<Field> fields, BadRows bad);
}
