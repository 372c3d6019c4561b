package energy.bmkpi.cli.output;

import energy.bmkpi.kpi.Shortfall;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** A line for each date that a dataset has only a part of, or that is suspicious. */
public final class ShortfallLines {
  private static final int SHOWN = 10;

  private ShortfallLines() {}

  public static void print(List<Shortfall> shortfalls, PrintWriter out) {
    print("partial", shortfalls, Shortfall::isPartial, Shortfall::missingOfDate, out);
    print("suspicious", shortfalls, Shortfall::isSuspicious, Shortfall::suspicion, out);
  }

  private static void print(
      String label,
      List<Shortfall> shortfalls,
      Predicate<Shortfall> included,
      Function<Shortfall, String> text,
      PrintWriter out) {
    List<Shortfall> all = shortfalls.stream().filter(included).sorted(Shortfall.IN_ORDER).toList();
    all.stream().limit(SHOWN).forEach(day -> out.println(label + ": " + text.apply(day)));
    if (all.size() > SHOWN) {
      out.println(
          "%s: %,d more; 'bmkpi report --table coverage' lists them all"
              .formatted(label, all.size() - SHOWN));
    }
  }
}
