package energy.bmkpi.kpi;

import java.util.Locale;

/** docs/KPIS.md, as the catalogue says it has to be. */
final class CatalogueDocument {
  private CatalogueDocument() {}

  static String text() {
    return """
        # KPIs

        Generated from the catalogue in `energy.bmkpi.kpi`, which also holds each formula in Java. To renew it:
        `./mvnw test -Dtest=CatalogueDocumentTest -Dbmkpi.docs.write=true`. `bmkpi kpis` prints the same.

        £ are signed: + is paid to the unit. P is the number of settlement periods (SP) of the day: 46, 48 or 50.
        A pair is *defensive* where |offer| or |bid| is 9999 or more ("do not use me"), a *placeholder* where both its
        levels are 0, and *live* where it is neither. A BOALF row is *priced* where it has an acceptancePrice and no
        validation_flag other than Valid; on a day without any priced row, the priced KPIs are NULL.
        An acceptance with a row of amendmentFlag DEL counts nothing, and an UPD row goes before the row it updates.
        A volume or cashflow that is NULL at source is unknown, not 0: a sum that needs it is NULL, and
        `bm_kpi_coverage` counts such rows and names the settlement periods that have no row.

        ## Unit-day: `bm_kpi_summary`

        One row a settlement date and BM unit with a row in any dataset.

        %s
        ## Market-day: `bm_kpi_market`

        One row a settlement date with a row in any dataset.

        %s"""
        .formatted(table(UnitKpi.values()), table(MarketKpi.values()));
  }

  private static String table(Kpi[] kpis) {
    StringBuilder table =
        new StringBuilder(
            "| column | unit | formula | from | NULL when | over several dates |\n|---|---|---|---|---|---|\n");
    for (Kpi kpi : kpis) {
      KpiDefinition definition = kpi.definition();
      table.append(
          String.format(
              Locale.ROOT,
              "| `%s` | %s | %s | %s | %s | %s |%n",
              definition.column(),
              definition.unit(),
              definition.formula().replace("|", "\\|"),
              definition.source(),
              definition.nullRule().description(),
              kpi.overRange().description()));
    }
    return table.toString();
  }
}
