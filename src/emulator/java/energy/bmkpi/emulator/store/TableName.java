package energy.bmkpi.emulator.store;

/** A table's full name; projects, datasets and tables are told apart by case, as in BigQuery. */
public record TableName(String project, String dataset, String table) {

  public DatasetName datasetName() {
    return new DatasetName(project, dataset);
  }

  @Override
  public String toString() {
    return project + "." + dataset + "." + table;
  }
}
