package energy.bmkpi.market;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The bid-offer pairs of a unit: six below its notified level and six above it. */
public final class Pairs {
  private static final int OF_A_SIGN = 6;

  /** As Elexon names them: negative1 to negative6, then positive1 to positive6. */
  public static final List<String> NAMES =
      Stream.of("negative", "positive")
          .flatMap(sign -> IntStream.rangeClosed(1, OF_A_SIGN).mapToObj(number -> sign + number))
          .toList();

  private Pairs() {}
}
