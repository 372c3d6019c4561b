package energy.bmkpi.cli;

/** Shows a run to somebody until it is closed. */
interface Onlooker extends AutoCloseable {
  /** Nobody looks on. */
  Onlooker NOBODY = () -> {};

  @Override
  void close();
}
