package energy.bmkpi.pipeline;

/** Where the finished batches of a run outlive a crash. */
public interface RunJournal {

  /**
   * Begins the run of this content, or takes up the one that was interrupted.
   *
   * @param fresh the identity of the run, should it be a new one
   */
  JournaledRun begin(RunContent content, Completeness completeness, RunIdentity fresh);

  /** Keeps nothing: for runs that can as well begin anew. */
  static RunJournal none() {
    return (content, completeness, fresh) -> new UnjournaledRun(fresh);
  }
}
