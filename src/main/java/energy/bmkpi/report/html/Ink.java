package energy.bmkpi.report.html;

import java.util.Locale;

/**
 * What a series is drawn with. The colour stands in the SVG itself, so that a chart is readable
 * where the style sheet is missing, as in most mail programs; the style sheet, where there is one,
 * replaces it by that of the reader's scheme.
 */
enum Ink {
  A("#0b69a3", ""),
  B("#b34a00", "5 2.5"),
  C("#24754f", "1.5 3");

  private final String colour;
  private final String dashes;

  Ink(String colour, String dashes) {
    this.colour = colour;
    this.dashes = dashes;
  }

  /** The class that the style sheet knows it by. */
  String style() {
    return name().toLowerCase(Locale.ROOT);
  }

  String bars(CharSequence path) {
    return "<path class=\"bar %s\" fill=\"%s\" d=\"%s\"/>".formatted(style(), colour, path);
  }

  String line(CharSequence path) {
    String dashed = dashes.isEmpty() ? "" : " stroke-dasharray=\"%s\"".formatted(dashes);
    return "<path class=\"line %s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\"%s vector-effect=\"non-scaling-stroke\" d=\"%s\"/>"
        .formatted(style(), colour, dashed, path);
  }

  /** Round dots; nothing where there is none. */
  String points(CharSequence path) {
    return path.isEmpty()
        ? ""
        : "<path class=\"point %s\" fill=\"none\" stroke=\"%s\" stroke-width=\"5\" stroke-linecap=\"round\" vector-effect=\"non-scaling-stroke\" d=\"%s\"/>"
            .formatted(style(), colour, path);
  }

  String text(String x, String y, String text) {
    return "<text class=\"name %s\" fill=\"%s\" x=\"%s\" y=\"%s\">%s</text>"
        .formatted(style(), colour, x, y, text);
  }
}
