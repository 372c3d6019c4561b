package energy.bmkpi.failure;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what a wrong name was probably meant to be. */
public final class NearestName {
  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private NearestName() {}

  /**
   * The most similar candidate: one that contains the name or is contained in it, or differs from
   * it in at most a third of its letters; case does not count.
   */
  public static Optional<String> of(String name, Collection<String> candidates) {
    return candidates.stream()
        .filter(candidate -> similar(lower(name), lower(candidate)))
        .min(Comparator.comparingInt(candidate -> DISTANCE.apply(lower(name), lower(candidate))));
  }

  private static boolean similar(String a, String b) {
    return (Math.min(a.length(), b.length()) > 2 && (a.contains(b) || b.contains(a)))
        || DISTANCE.apply(a, b) <= Math.max(a.length(), b.length()) / 3;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
