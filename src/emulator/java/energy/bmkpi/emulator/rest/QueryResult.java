package energy.bmkpi.emulator.rest;

import com.google.zetasql.Value;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.TableName;
import java.util.List;

/** What a query left; its rows are in the destination, which is anonymous unless one was given. */
record QueryResult(
    TableName destination,
    List<Field> fields,
    List<List<Value>> rows,
    QueryStatistics statistics) {}
