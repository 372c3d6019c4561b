package energy.bmkpi.pipeline;

import org.jspecify.annotations.Nullable;

/** A run that begins anew when it is interrupted. */
record UnjournaledRun(RunIdentity identity) implements JournaledRun {

  @Override
  public boolean holds(Batch batch) {
    return false;
  }

  @Override
  public @Nullable KeptBatch read(Batch batch) {
    return null;
  }

  @Override
  public void keep(BatchResult result) {
    // nothing outlives this process
  }

  @Override
  public void publishing() {
    // nobody will ask
  }

  @Override
  public void published() {
    // nobody will ask
  }

  @Override
  public void failed(RuntimeException cause) {
    // the caller tells of it
  }
}
