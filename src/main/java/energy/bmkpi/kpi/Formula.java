package energy.bmkpi.kpi;

import org.jspecify.annotations.Nullable;

/** How a KPI follows from a day; null where the NULL rule says so. */
@FunctionalInterface
interface Formula<D> {
  @Nullable Object apply(D day);
}
