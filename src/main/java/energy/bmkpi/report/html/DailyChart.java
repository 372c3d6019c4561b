package energy.bmkpi.report.html;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.report.DailySeries;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A small chart of daily values as SVG. A date without a value is a hatched gap, in which neither a
 * bar stands nor a line goes.
 */
final class DailyChart {
  private static final int WIDTH = 360;
  private static final int HEIGHT = 168;
  private static final int LEFT = 40;
  private static final int TOP = 8;
  private static final int BOTTOM = 20;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.UK);

  private final SettlementDates dates;
  private final String description;
  private final List<Layer> layers = new ArrayList<>();

  /** A series in the colour of a CSS class; the name stands beside the end of its line. */
  private record Layer(DailySeries series, String style, @Nullable String name, boolean bars) {}

  DailyChart(SettlementDates dates, String description) {
    this.dates = dates;
    this.description = description;
  }

  DailyChart bars(DailySeries series, String style) {
    layers.add(new Layer(series, style, null, true));
    return this;
  }

  DailyChart line(DailySeries series, String style, @Nullable String name) {
    layers.add(new Layer(series, style, name, false));
    return this;
  }

  String svg() {
    LinearScale scale = scale();
    StringBuilder svg = new StringBuilder();
    svg.append("<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\">".formatted(WIDTH, HEIGHT))
        .append("<title>")
        .append(description)
        .append("</title>");
    for (double tick : scale.ticks()) {
      double y = y(scale, tick);
      svg.append(
          "<path class=\"%s\" d=\"M%d %sH%s\"/><text class=\"tick\" x=\"%d\" y=\"%s\" text-anchor=\"end\">%s</text>"
              .formatted(
                  tick == 0 ? "axis" : "grid",
                  LEFT,
                  Svg.number(y),
                  Svg.number(right()),
                  LEFT - 6,
                  Svg.number(y + 3.5),
                  Numbers.tick(tick)));
    }
    appendDates(svg);
    appendGaps(svg);
    for (Layer layer : layers) {
      svg.append(layer.bars() ? bars(layer, scale) : line(layer, scale));
    }
    appendNames(svg, scale);
    return svg.append("</svg>").toString();
  }

  private LinearScale scale() {
    double[] values =
        layers.stream()
            .flatMap(layer -> layer.series().values().stream())
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .toArray();
    double least = 0;
    double most = 0;
    for (double value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return LinearScale.of(least, most);
  }

  private void appendDates(StringBuilder svg) {
    int days = dates.days();
    for (int day = 0; day < days; day++) {
      LocalDate date = dates.from().plusDays(day);
      boolean tick =
          days > 45
              ? date.getDayOfMonth() == 1
              : days > 14 ? date.getDayOfWeek().getValue() == 1 : day % 2 == 0;
      if (tick && x(day) < right() - 12) {
        svg.append(
            "<text class=\"tick\" x=\"%s\" y=\"%d\" text-anchor=\"middle\">%s</text>"
                .formatted(Svg.number(x(day)), HEIGHT - 5, DAY.format(date)));
      }
    }
  }

  /** A date on which no layer has a value. */
  private void appendGaps(StringBuilder svg) {
    for (int day = 0; day < dates.days(); day++) {
      int index = day;
      if (layers.stream().allMatch(layer -> layer.series().on(index) == null)) {
        svg.append(
            "<rect class=\"gap\" data-date=\"%s\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\"><title>%s: no data</title></rect>"
                .formatted(
                    dates.from().plusDays(day),
                    Svg.number(x(day) - pitch() / 2),
                    TOP,
                    Svg.number(pitch()),
                    HEIGHT - TOP - BOTTOM,
                    DAY.format(dates.from().plusDays(day))));
      }
    }
  }

  private String bars(Layer layer, LinearScale scale) {
    StringBuilder path = new StringBuilder();
    double width = Math.min(14, pitch() * 0.72);
    double zero = y(scale, 0);
    for (int day = 0; day < dates.days(); day++) {
      Double value = layer.series().on(day);
      if (value != null && value != 0) {
        path.append(
            "M%s %sv%sh%sV%sz"
                .formatted(
                    Svg.number(x(day) - width / 2),
                    Svg.number(zero),
                    Svg.number(y(scale, value) - zero),
                    Svg.number(width),
                    Svg.number(zero)));
      }
    }
    return "<path class=\"bar %s\" d=\"%s\"/>".formatted(layer.style(), path);
  }

  private String line(Layer layer, LinearScale scale) {
    return Svg.line(layer.series(), "line " + layer.style(), this::x, value -> y(scale, value));
  }

  /** Names beside the last point of each line, moved apart where they would overlap. */
  private void appendNames(StringBuilder svg, LinearScale scale) {
    List<Layer> named =
        layers.stream()
            .filter(layer -> layer.name() != null && last(layer) != null)
            .sorted((a, b) -> Double.compare(end(b), end(a)))
            .toList();
    double free = TOP + 4;
    for (Layer layer : named) {
      double y = Math.max(free, y(scale, end(layer)) + 3.5);
      svg.append(
          "<text class=\"name %s\" x=\"%s\" y=\"%s\">%s</text>"
              .formatted(layer.style(), Svg.number(right() + 5), Svg.number(y), layer.name()));
      free = y + 12;
    }
  }

  private static double end(Layer layer) {
    Double last = last(layer);
    return last == null ? 0 : last;
  }

  private static @Nullable Double last(Layer layer) {
    Double last = null;
    for (Double value : layer.series().values()) {
      last = value == null ? last : value;
    }
    return last;
  }

  private double right() {
    return layers.stream().anyMatch(layer -> layer.name() != null) ? WIDTH - 44 : WIDTH - 4;
  }

  /** The width of a day. */
  private double pitch() {
    return (right() - LEFT) / dates.days();
  }

  private double x(int day) {
    return LEFT + pitch() * (day + 0.5);
  }

  private static double y(LinearScale scale, double value) {
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - scale.position(value));
  }
}
