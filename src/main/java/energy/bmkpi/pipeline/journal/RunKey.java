package energy.bmkpi.pipeline.journal;

import energy.bmkpi.kpi.Kpi;
import energy.bmkpi.kpi.MarketKpi;
import energy.bmkpi.kpi.UnitKpi;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.RunContent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run computes, as a hash: runs of equal keys can use each other's batches.
 *
 * @param hex 64 digits
 */
public record RunKey(String hex) {
  static final int BYTES = 32;
  static final int NAME_DIGITS = 32;

  /**
   * @param place the warehouse, named so that no other has the same name
   * @param program its version: another may compute other values by the same queries
   */
  static RunKey of(RunContent content, String place, String program) {
    Plan plan = content.plan();
    StringBuilder text = new StringBuilder();
    line(text, "format", JournalFile.FORMAT);
    line(text, "program", program);
    line(text, "place", place);
    line(text, "dates", plan.dates());
    line(text, "batch days", plan.batchDays());
    line(text, "datasets", plan.orderedDatasets());
    content.queries().forEach(query -> line(text, "query", query));
    named(content.tables().sources()).forEach((table, name) -> line(text, table, name));
    named(content.tables().outputs()).forEach((table, name) -> line(text, table, name));
    catalogue(text, UnitKpi.values());
    catalogue(text, MarketKpi.values());
    return new RunKey(sha256(text.toString()));
  }

  static RunKey of(byte[] bytes) {
    return new RunKey(HexFormat.of().formatHex(bytes));
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /** The directory of the run; short enough to be typed. */
  String directoryName() {
    return hex.substring(0, NAME_DIGITS);
  }

  static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void catalogue(StringBuilder text, Kpi[] kpis) {
    for (Kpi kpi : kpis) {
      line(text, "kpi", kpi.definition());
    }
  }

  private static Map<String, String> named(Map<? extends Enum<?>, String> tables) {
    Map<String, String> named = new TreeMap<>();
    tables.forEach((table, name) -> named.put(table.name(), name));
    return named;
  }

  /** The length keeps one value from running into the next. */
  private static void line(StringBuilder text, String name, Object value) {
    String written = value.toString();
    text.append(name).append(' ').append(written.length()).append(' ').append(written).append('\n');
  }
}
