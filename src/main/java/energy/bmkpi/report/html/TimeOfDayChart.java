package energy.bmkpi.report.html;

import energy.bmkpi.report.TimeOfDayProfile;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A bar for each quarter of the day. */
final class TimeOfDayChart {
  private static final int WIDTH = 360;
  private static final int HEIGHT = 168;
  private static final int BAR = 62;
  private static final int FLOOR = HEIGHT - 20;

  private TimeOfDayChart() {}

  static String svg(TimeOfDayProfile profile) {
    StringBuilder svg =
        new StringBuilder(Svg.begin(WIDTH, HEIGHT, describe(profile)))
            .append(Svg.rule(true, "M0 %dH%d".formatted(FLOOR, WIDTH)));
    double most =
        Stream.of(profile.night(), profile.morning(), profile.afternoon(), profile.evening())
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(1);
    bar(svg, 0, "0–6 h", profile.night(), most);
    bar(svg, 1, "6–12 h", profile.morning(), most);
    bar(svg, 2, "12–18 h", profile.afternoon(), most);
    bar(svg, 3, "18–24 h", profile.evening(), most);
    return svg.append("</svg>").toString();
  }

  private static void bar(
      StringBuilder svg, int place, String hours, @Nullable Double share, double most) {
    double left = place * WIDTH / 4.0 + (WIDTH / 4.0 - BAR) / 2;
    String middle = Svg.number(left + BAR / 2.0);
    if (share != null) {
      double height = (FLOOR - 24) * share / most;
      svg.append(
              Ink.A.bars(
                  "M%s %dv%sh%dV%dz"
                      .formatted(Svg.number(left), FLOOR, Svg.number(-height), BAR, FLOOR)))
          .append(
              "<text class=\"value\" x=\"%s\" y=\"%s\" text-anchor=\"middle\">%s</text>"
                  .formatted(middle, Svg.number(FLOOR - height - 6), percent(share)));
    }
    svg.append(Svg.tick(middle, String.valueOf(HEIGHT - 5), "middle", hours));
  }

  private static String describe(TimeOfDayProfile profile) {
    return "Share of accepted volume by local hour: night %s, morning %s, afternoon %s, evening %s"
        .formatted(
            percent(profile.night()),
            percent(profile.morning()),
            percent(profile.afternoon()),
            percent(profile.evening()));
  }

  private static String percent(@Nullable Double share) {
    return share == null ? "unknown" : String.format(Locale.US, "%.1f%%", share);
  }
}
