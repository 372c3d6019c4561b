package energy.bmkpi.cli.terminal;

/** Shows a run to somebody until it is closed. */
public interface Onlooker extends AutoCloseable {
  /** Nobody looks on. */
  Onlooker NOBODY = () -> {};

  @Override
  void close();
}
