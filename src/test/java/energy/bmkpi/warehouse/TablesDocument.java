package energy.bmkpi.warehouse;

import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.table.TableColumn;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** docs/TABLES.md, as {@link SourceTable} and {@link OutputTable} say it has to be. */
final class TablesDocument {
  private TablesDocument() {}

  static String text() {
    return """
        # Tables

        Generated from `SourceTable` and `OutputTable`; to renew it:
        `./mvnw test -Dtest=TablesDocumentTest -Dbmkpi.docs.write=true`. Names are those by default; each can be changed with
        `bmkpi.tables.*` ([CONFIGURATION.md](CONFIGURATION.md)).

        ## What is read

        Rows of one key count once: the newest where the source tells. Columns that are not named here are ignored. A table may
        keep a value in any type that can be read as it is meant; `bmkpi check` tells. [LOADING.md](LOADING.md) says what files
        may look like.

        %s
        ## What is published

        A run replaces exactly its dates in all of these tables at once. A table that an older version made gets new columns by
        the next run.

        %s"""
        .formatted(
            Arrays.stream(SourceTable.values())
                .map(TablesDocument::section)
                .collect(Collectors.joining("\n")),
            Arrays.stream(OutputTable.values())
                .map(TablesDocument::section)
                .collect(Collectors.joining("\n")));
  }

  private static String section(SourceTable table) {
    return """
        ### `%s`

        Dataset `%s`%s. Key: %s.

        | column | holds | has to be there |
        |---|---|---|
        %s"""
        .formatted(
            table.defaultTableName(),
            table.datasetName(),
            table.optional() ? "; may be absent, its KPIs are NULL then" : "",
            table.naturalKey().stream().map("`%s`"::formatted).collect(Collectors.joining(", ")),
            table.columns().stream().map(TablesDocument::row).collect(Collectors.joining()));
  }

  private static String row(SourceColumn column) {
    String presence =
        switch (column.presence()) {
          case ALWAYS -> "yes";
          case IN_TABLES -> "in tables; NULL where a file lacks it";
          case OPTIONAL -> "no";
        };
    return "| `%s` | %s | %s |\n".formatted(column.name(), column.type().description(), presence);
  }

  private static String section(OutputTable table) {
    return """
        ### `%s`

        Sorted by %s.

        | column | type | what it is |
        |---|---|---|
        %s"""
        .formatted(
            table.defaultTableName(),
            table.key().stream().map("`%s`"::formatted).collect(Collectors.joining(", ")),
            table.columns().stream().map(TablesDocument::row).collect(Collectors.joining()));
  }

  private static String row(TableColumn column) {
    return "| `%s` | %s | %s |\n"
        .formatted(
            column.name(),
            column.type().name().toLowerCase(Locale.ROOT),
            column.description().replace("|", "\\|"));
  }
}
