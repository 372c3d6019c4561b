package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import energy.bmkpi.emulator.sql.SqlOutcome;
import energy.bmkpi.emulator.store.TableName;
import java.util.Set;

/** What BigQuery tells, and bills, of a query. */
record QueryStatistics(
    String statementType, long affectedRows, Set<TableName> referenced, long bytesProcessed) {
  private static final Set<String> DML =
      Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "TRUNCATE_TABLE");
  private static final long MIB = 1L << 20;
  private static final long LEAST_PER_TABLE = 10 * MIB;

  static QueryStatistics of(SqlOutcome outcome) {
    return new QueryStatistics(
        outcome.statementType(),
        outcome.affectedRows(),
        outcome.referenced(),
        outcome.bytesProcessed());
  }

  boolean isDml() {
    return DML.contains(statementType);
  }

  /** Whole MiB, and at least 10 for each table. */
  long bytesBilled() {
    long rounded = (bytesProcessed + MIB - 1) / MIB * MIB;
    return Math.max(rounded, LEAST_PER_TABLE * referenced.size());
  }

  /** Fails where the query would be billed more. */
  void checkBilledAtMost(long limit) {
    if (bytesBilled() > limit) {
      throw ApiError.of(
          ErrorReason.BYTES_BILLED_LIMIT_EXCEEDED,
          "Query exceeded limit for bytes billed: "
              + limit
              + ". "
              + bytesBilled()
              + " or higher required.");
    }
  }

  /** Into the statistics of a job. */
  void describe(ObjectNode statistics) {
    statistics.put("totalBytesProcessed", Long.toString(bytesProcessed));
    ObjectNode query = statistics.putObject("query");
    query.put("statementType", statementType);
    query.put("totalBytesProcessed", Long.toString(bytesProcessed));
    query.put("totalBytesBilled", Long.toString(bytesBilled()));
    query.put("cacheHit", false);
    if (isDml()) {
      query.put("numDmlAffectedRows", Long.toString(affectedRows));
    }
    if (!referenced.isEmpty()) {
      ArrayNode tables = query.putArray("referencedTables");
      referenced.forEach(table -> tables.add(Names.reference(table)));
    }
  }
}
