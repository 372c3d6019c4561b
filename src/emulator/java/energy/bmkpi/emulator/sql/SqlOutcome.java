package energy.bmkpi.emulator.sql;

import com.google.zetasql.Value;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.TableName;
import java.util.List;
import java.util.Set;

/**
 * What running a request came to, but for what it changed.
 *
 * @param statementType as BigQuery names it: SELECT, MERGE, SCRIPT, CREATE_TABLE, …
 * @param fields columns of the last query's result; none where the last statement is not a query
 * @param rows of the last query
 * @param affectedRows rows inserted, updated or deleted by DML
 * @param referenced tables that the request reads
 * @param bytesProcessed logical size of the columns read, by BigQuery's published sizes of types
 */
public record SqlOutcome(
    String statementType,
    List<Field> fields,
    List<List<Value>> rows,
    long affectedRows,
    Set<TableName> referenced,
    long bytesProcessed) {}
