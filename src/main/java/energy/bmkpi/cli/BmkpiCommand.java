package energy.bmkpi.cli;

import picocli.CommandLine.Command;

@Command(name = "bmkpi")
public class BmkpiCommand implements Runnable {
  @Override
  public void run() {}
}
