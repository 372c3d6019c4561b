package energy.bmkpi.report.html;

/**
 * A chart with its heading.
 *
 * @param kpi whose definition the heading shows
 * @param note what unit, and what the colours are
 */
record Figure(String kpi, String title, String note, String svg) implements TemplateFields {

  @Override
  public Object field(String name) {
    return switch (name) {
      case "kpi" -> kpi;
      case "title" -> title;
      case "note" -> note;
      case "svg" -> svg;
      default -> throw TemplateFields.unknown(this, name);
    };
  }
}
