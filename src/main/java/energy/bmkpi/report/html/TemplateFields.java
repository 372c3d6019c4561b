package energy.bmkpi.report.html;

import org.jspecify.annotations.Nullable;

/** What a template may read of a value, without reflection, which the native executable lacks. */
interface TemplateFields {

  /** The field's value; fails on a name that the value does not have. */
  @Nullable Object field(String name);

  /** For names that are not there: a misspelt one must not leave a hole in the page. */
  static IllegalArgumentException unknown(Object value, String name) {
    return new IllegalArgumentException(value.getClass().getSimpleName() + " has no " + name);
  }
}
