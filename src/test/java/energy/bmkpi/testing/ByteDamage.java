package energy.bmkpi.testing;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * What happens to a file: a byte is overwritten, put in or taken out, or its end is lost.
 *
 * @param place of the byte, from the beginning again where the file is shorter
 */
public record ByteDamage(Kind kind, int place, byte value) {
  /** What happens to the byte. */
  public enum Kind {
    OVERWRITE,
    INSERT,
    REMOVE,
    CUT
  }

  /** One to six of them. */
  public static Arbitrary<List<ByteDamage>> some() {
    // any byte, and often one that means something to CSV or JSON
    Arbitrary<Byte> values =
        Arbitraries.oneOf(
            Arbitraries.bytes(),
            Arbitraries.of(',', '"', '\n', '\r', '\\', '{', '}', '[', ']', ':', '0', '-', '.', 'e')
                .map(character -> (byte) character.charValue()));
    Arbitrary<Kind> kinds =
        Arbitraries.frequency(
            Tuple.of(5, Kind.OVERWRITE),
            Tuple.of(3, Kind.INSERT),
            Tuple.of(3, Kind.REMOVE),
            Tuple.of(1, Kind.CUT));
    return Combinators.combine(kinds, Arbitraries.integers().between(0, 9999), values)
        .as(ByteDamage::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  /** The bytes with all of the damage, which are left as they are. */
  public static byte[] apply(List<ByteDamage> damage, byte[] whole) {
    byte[] bytes = whole;
    for (ByteDamage one : damage) {
      bytes = one.applyTo(bytes);
    }
    return bytes;
  }

  private byte[] applyTo(byte[] bytes) {
    int at = bytes.length == 0 ? 0 : place % bytes.length;
    byte[] before = Arrays.copyOfRange(bytes, 0, at);
    byte[] after = Arrays.copyOfRange(bytes, at, bytes.length);
    byte[] rest = after.length == 0 ? after : Arrays.copyOfRange(after, 1, after.length);
    return switch (kind) {
      case OVERWRITE -> join(before, new byte[] {value}, rest);
      case INSERT -> join(before, new byte[] {value}, after);
      case REMOVE -> join(before, rest);
      case CUT -> before;
    };
  }

  private static byte[] join(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    byte[] joined = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }
}
