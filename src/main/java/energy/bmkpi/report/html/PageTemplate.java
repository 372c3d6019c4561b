package energy.bmkpi.report.html;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.ValueResolver;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import java.util.List;
import java.util.Map;

/**
 * The Qute template of the page. The engine is made by hand when a page is written: Quarkus' own
 * would be made whenever the program starts.
 */
final class PageTemplate {
  private PageTemplate() {}

  /** Values are escaped unless the template says {@code .raw}; a name without a value fails. */
  static String render(String template, Map<String, Object> values) {
    Engine engine =
        Engine.builder()
            .addDefaults()
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .addValueResolver(ValueResolvers.rawResolver())
            .addValueResolver(
                ValueResolver.builder()
                    .applyToBaseClass(TemplateFields.class)
                    .resolveSync(PageTemplate::field)
                    .build())
            .strictRendering(true)
            .build();
    TemplateInstance page =
        engine.parse(template, Variant.forContentType(Variant.TEXT_HTML)).instance();
    values.forEach(page::data);
    return page.render();
  }

  private static Object field(EvalContext context) {
    Object value = ((TemplateFields) context.getBase()).field(context.getName());
    return value == null ? "" : value;
  }
}
