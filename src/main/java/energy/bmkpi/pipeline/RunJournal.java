package energy.bmkpi.pipeline;

/** Where the finished batches of a run outlive a crash. */
public interface RunJournal {

  /**
   * Begins the run of this content, or takes up the one that was interrupted.
   *
   * @param fresh the identity of the run, should it be a new one
   * @param start decides which finished batches are still good
   */
  JournaledRun begin(
      RunContent content, Completeness completeness, RunIdentity fresh, StartingPoint start);

  /** Keeps nothing: for runs that can as well begin anew. */
  static RunJournal none() {
    return (content, completeness, fresh, start) -> new UnjournaledRun(fresh);
  }
}
