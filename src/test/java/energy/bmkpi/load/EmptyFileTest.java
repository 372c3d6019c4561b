package energy.bmkpi.load;

import static energy.bmkpi.market.SourceTable.BOAV;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * An answer without rows says that they are not published yet: nothing is wrong with the others.
 */
class EmptyFileTest extends LoadingFixture {

  @Test
  void isToldAndTheOtherFilesOfTheCallAreLoaded() throws IOException {
    List<LoadResult> results =
        tables.load(
            BOAV,
            null,
            file("empty.json", "{\"data\":[],\"metadata\":{\"datasets\":[\"EBOCF\"]}}"),
            file("boav.csv", BOAV_CSV),
            file("header.csv", BOAV_HEADER),
            file("bare.json", " [ ] "));

    assertThat(results.stream().map(result -> result.rows().total()))
        .containsExactly(0L, 2L, 0L, 0L);
    assertThat(results.get(0).notes())
        .containsExactly("holds no rows; they may not have been published yet");
    assertThat(results.get(2).notes()).isEqualTo(results.get(0).notes());
    assertThat(results.get(3).notes()).isEqualTo(results.get(0).notes());
    assertThat(tables.rows(BOAV)).containsExactly(BOAV_ROWS);
  }
}
