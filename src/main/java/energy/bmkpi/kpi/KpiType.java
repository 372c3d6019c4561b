package energy.bmkpi.kpi;

/** The type of a KPI's column. */
public enum KpiType {
  COUNT,
  NUMBER,
  TEXT
}
