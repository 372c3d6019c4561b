package energy.bmkpi.emulator.store;

/** A dataset's full name. */
public record DatasetName(String project, String dataset) {

  @Override
  public String toString() {
    return project + "." + dataset;
  }
}
