package energy.bmkpi.market;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A set of settlement periods of one day; period n is bit n. */
public record PeriodSet(long bits) {
  public static final PeriodSet EMPTY = new PeriodSet(0);

  private static final int LARGEST = 62;

  /** Periods without a hole, both ends included. */
  private record Run(int first, int last) {
    String text(String dash) {
      return first == last ? String.valueOf(first) : first + dash + last;
    }
  }

  /** The periods 1 to {@code last}. */
  public static PeriodSet upTo(int last) {
    return between(1, last);
  }

  private static PeriodSet between(int first, int last) {
    if (first < 1 || last > LARGEST || first > last) {
      throw new IllegalArgumentException("no settlement periods: %d to %d".formatted(first, last));
    }
    return new PeriodSet((2L << last) - (1L << first));
  }

  /**
   * What {@link #list} has written.
   *
   * @throws IllegalArgumentException where the text is no such list
   */
  public static PeriodSet parse(String list) {
    long bits = 0;
    for (String run : list.isEmpty() ? new String[0] : list.split(",", -1)) {
      String[] ends = run.split("-", -1);
      if (ends.length > 2) {
        throw new IllegalArgumentException("no run of settlement periods: " + run);
      }
      bits |= between(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1])).bits;
    }
    return new PeriodSet(bits);
  }

  public int size() {
    return Long.bitCount(bits);
  }

  public boolean isEmpty() {
    return bits == 0;
  }

  public PeriodSet minus(PeriodSet others) {
    return new PeriodSet(bits & ~others.bits);
  }

  public PeriodSet intersection(PeriodSet other) {
    return new PeriodSet(bits & other.bits);
  }

  /** In order. */
  public IntStream stream() {
    return IntStream.range(0, Long.SIZE).filter(period -> (bits >> period & 1) == 1);
  }

  /** As it is stored: {@code 20-21,48}; nothing for no period. */
  public String list() {
    return runs().stream().map(run -> run.text("-")).collect(Collectors.joining(","));
  }

  /** For people: {@code SP20–21, SP48}. */
  @Override
  public String toString() {
    return runs().stream().map(run -> "SP" + run.text("–")).collect(Collectors.joining(", "));
  }

  private List<Run> runs() {
    List<Run> runs = new ArrayList<>();
    stream()
        .forEach(
            period -> {
              int before = runs.size() - 1;
              if (before >= 0 && runs.get(before).last() == period - 1) {
                runs.set(before, new Run(runs.get(before).first(), period));
              } else {
                runs.add(new Run(period, period));
              }
            });
    return runs;
  }
}
