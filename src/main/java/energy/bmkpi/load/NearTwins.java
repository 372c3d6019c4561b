package energy.bmkpi.load;

import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.duckdb.DuckDbSourceTables;
import energy.bmkpi.warehouse.duckdb.DuckDbStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Units of a file that the BM unit reference does not have, but for case, blanks and signs: a row
 * of such a unit counts for a unit that does not exist.
 */
final class NearTwins {
  private static final int MOST = 5;

  private NearTwins() {}

  static List<String> of(Connection connection, SourceTable table, String referenceTable)
      throws SQLException {
    List<String> notes = new ArrayList<>();
    if (table == SourceTable.BM_UNITS) {
      return notes;
    }
    DuckDbStatements.query(
        connection,
        """
        WITH
          unit AS (SELECT DISTINCT %1$s AS name FROM %2$s WHERE %1$s IS NOT NULL),
          reference AS (SELECT DISTINCT elexonBmUnit AS name FROM %3$s)
        SELECT unit.name AS name, MIN(reference.name) AS twin
        FROM unit
        JOIN reference
          ON UPPER(regexp_replace(unit.name, '[^0-9A-Za-z]', '', 'g'))
            = UPPER(regexp_replace(reference.name, '[^0-9A-Za-z]', '', 'g'))
        WHERE unit.name NOT IN (SELECT name FROM reference WHERE name IS NOT NULL)
        GROUP BY unit.name
        ORDER BY unit.name
        LIMIT %4$d"""
            .formatted(
                table.unitColumn(),
                StagedRows.VIEW,
                DuckDbSourceTables.quoted(referenceTable),
                MOST),
        Map.of(),
        row ->
            notes.add(
                "unit '%s' is not in the BM unit reference, but '%s' is"
                    .formatted(row.text("name"), row.text("twin"))));
    return notes;
  }
}
