package energy.bmkpi.warehouse.bigquery.sql;

import com.google.api.services.bigquery.model.TableReference;

/** Completes the names of tables by the configured project and dataset. */
public final class BigQueryNames {
  private final String project;
  private final String dataset;

  public BigQueryNames(String project, String dataset) {
    this.project = project;
    this.dataset = dataset;
  }

  /** Of a name such as {@code bmrs_bod}, {@code raw.bmrs_bod} or {@code project.raw.bmrs_bod}. */
  public TableReference reference(String name) {
    String[] parts = name.split("\\.", -1);
    int last = parts.length - 1;
    return new TableReference()
        .setProjectId(last >= 2 ? parts[last - 2] : project)
        .setDatasetId(last >= 1 ? parts[last - 1] : dataset)
        .setTableId(parts[last]);
  }

  /** The complete name, parts separated by dots. */
  public String complete(String name) {
    TableReference table = reference(name);
    return table.getProjectId() + "." + table.getDatasetId() + "." + table.getTableId();
  }

  /** The complete name as an identifier of SQL. */
  public String quoted(String name) {
    return quotedComplete(complete(name));
  }

  /** A complete name as an identifier of SQL. */
  public static String quotedComplete(String complete) {
    return "`" + complete + "`";
  }
}
