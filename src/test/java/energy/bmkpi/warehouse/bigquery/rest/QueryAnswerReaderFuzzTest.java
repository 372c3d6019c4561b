package energy.bmkpi.warehouse.bigquery.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.cloud.bigquery.FieldValueList;
import energy.bmkpi.testing.ByteDamage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/**
 * Of any answer that BigQuery may give, the product reads the same cells as the official client; of
 * a damaged one it reads the same, or refuses it. 300 answers of each kind in every build, 30,000
 * with {@code -Dtests.long=true}.
 */
class QueryAnswerReaderFuzzTest {
  private static final int ROUNDS = Boolean.getBoolean("tests.long") ? 100 : 1;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Provide
  Arbitrary<List<Long>> seeds() {
    return Arbitraries.longs().list().ofSize(ROUNDS);
  }

  @Provide
  Arbitrary<List<List<ByteDamage>>> damages() {
    return ByteDamage.some().list().ofSize(ROUNDS);
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void anyAnswerGivesTheSameCells(@ForAll("seeds") List<Long> seeds)
      throws IOException, InterruptedException {
    for (long seed : seeds) {
      RandomAnswer answer = RandomAnswer.of(seed);
      QueryAnswer ours = read(answer.bytes());
      GooglesClient client = new GooglesClient(answer.bytes(), true);

      assertThat(ReadAnswer.of(ours))
          .as("seed %d: %s", seed, answer.json())
          .isEqualTo(ReadAnswer.of(client.queryAnswer()))
          .isEqualTo(ReadAnswer.of(client.resultsAnswer()));
      assertSameValues(seed, answer, ours, client.query());
    }
  }

  private static void assertSameValues(
      long seed, RandomAnswer answer, QueryAnswer ours, List<FieldValueList> googles) {
    BigQueryRow row = new BigQueryRow(ours.columns(), ours.rows(), ours.cells());
    assertThat(googles).as("seed %d", seed).hasSize(ours.rows());
    for (int i = 0; i < googles.size(); i++) {
      for (int column = 0; column < answer.types().size(); column++) {
        AnsweredType type = answer.types().get(column);
        String name = "c" + column;
        assertThat(type.ours(row.at(i), name))
            .as("seed %d, row %d, column %s %s", seed, i, name, type)
            .isEqualTo(type.googles(googles.get(i).get(name)));
      }
    }
  }

  /** What Google's client does not read at all may be read as what it was before the damage. */
  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void aDamagedAnswerIsRefusedOrGivesTheSameCells(
      @ForAll("seeds") List<Long> seeds, @ForAll("damages") List<List<ByteDamage>> damages)
      throws IOException {
    for (int i = 0; i < seeds.size(); i++) {
      RandomAnswer answer = RandomAnswer.of(seeds.get(i));
      byte[] damaged = ByteDamage.apply(damages.get(i), answer.bytes());
      Optional<QueryAnswer> ours = readOrRefuse(damaged);
      if (ours.isPresent()) {
        ReadAnswer googles = googlesOrNothing(damaged);
        assertThat(ReadAnswer.of(ours.get()))
            .as(
                "seed %d, %s: %s",
                seeds.get(i), damages.get(i), new String(damaged, StandardCharsets.UTF_8))
            .isEqualTo(googles == null ? ReadAnswer.of(read(answer.bytes())) : googles);
      }
    }
  }

  @Property(tries = 30, shrinking = ShrinkingMode.OFF)
  void anAnswerThatEndsTooEarlyIsRefused(@ForAll("seeds") List<Long> seeds) {
    for (long seed : seeds) {
      String json = RandomAnswer.of(seed).json().stripTrailing();
      byte[] whole = json.getBytes(StandardCharsets.UTF_8);
      for (int step = 1 + whole.length / 100, end = 0; end < whole.length; end += step) {
        byte[] cut = Arrays.copyOf(whole, end);
        assertThat(readOrRefuse(cut)).as("seed %d, cut at %d", seed, end).isEmpty();
      }
    }
  }

  private static QueryAnswer read(byte[] answer) throws IOException {
    return assertTimeoutPreemptively(PATIENCE, () -> QueryAnswerReader.read(answer));
  }

  /** Empty where it is refused; nothing else is ever thrown. */
  private static Optional<QueryAnswer> readOrRefuse(byte[] answer) {
    return assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          try {
            return Optional.of(QueryAnswerReader.read(answer));
          } catch (UnusableAnswerException e) {
            return Optional.empty();
          }
        });
  }

  /** Null where Google's client fails, in whatever way. */
  private static @Nullable ReadAnswer googlesOrNothing(byte[] answer) {
    try {
      return ReadAnswer.of(new GooglesClient(answer, true).queryAnswer());
    } catch (RuntimeException e) {
      return null;
    }
  }
}
