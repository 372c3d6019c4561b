package energy.bmkpi.report.html;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.report.DailySeries;
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

  /** Up to so many days every point of a line is a dot, and bars are broad. */
  private static final int FEW = 14;

  /** About the width of a letter. */
  private static final double LETTER = 6;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.UK);

  private final SettlementDates dates;
  private final String description;
  private final List<Layer> layers = new ArrayList<>();

  /** A series; the name stands beside the end of its line. */
  private record Layer(DailySeries series, Ink ink, @Nullable String name, boolean bars) {}

  DailyChart(SettlementDates dates, String description) {
    this.dates = dates;
    this.description = description;
  }

  DailyChart bars(DailySeries series, Ink ink) {
    layers.add(new Layer(series, ink, null, true));
    return this;
  }

  DailyChart line(DailySeries series, Ink ink, @Nullable String name) {
    layers.add(new Layer(series, ink, name, false));
    return this;
  }

  String svg() {
    LinearScale scale = scale();
    StringBuilder svg = new StringBuilder(Svg.begin(WIDTH, HEIGHT, description));
    for (double tick : scale.ticks()) {
      double y = y(scale, tick);
      svg.append(
              Svg.rule(tick == 0, "M%d %sH%s".formatted(LEFT, Svg.number(y), Svg.number(right()))))
          .append(
              Svg.tick(String.valueOf(LEFT - 6), Svg.number(y + 3.5), "end", Numbers.tick(tick)));
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

  /** Dates whose names would stick out at either end are left out, unless it is the only one. */
  private void appendDates(StringBuilder svg) {
    List<DateTicks.Tick> ticks = DateTicks.of(dates);
    for (DateTicks.Tick tick : ticks) {
      double half = tick.label().length() * LETTER / 2;
      double x = x(tick.day());
      if (ticks.size() == 1 || (x + half < WIDTH && x - half > 0)) {
        svg.append(Svg.tick(Svg.number(x), String.valueOf(HEIGHT - 5), "middle", tick.label()));
      }
    }
  }

  /** A date on which no layer has a value. */
  private void appendGaps(StringBuilder svg) {
    for (int day = 0; day < dates.days(); day++) {
      int index = day;
      if (layers.stream().allMatch(layer -> layer.series().on(index) == null)) {
        svg.append(
            "<rect class=\"gap\" fill=\"url(#hatch)\" data-date=\"%s\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\"><title>%s: no data</title></rect>"
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
    double width = Math.min(dates.days() <= FEW ? 32 : 14, pitch() * 0.72);
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
    return layer.ink().bars(path);
  }

  private String line(Layer layer, LinearScale scale) {
    return Svg.line(
        layer.series(), layer.ink(), dates.days() <= FEW, this::x, value -> y(scale, value));
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
          layer.ink().text(Svg.number(right() + 5), Svg.number(y), String.valueOf(layer.name())));
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
