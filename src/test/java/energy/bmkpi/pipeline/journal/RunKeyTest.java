package energy.bmkpi.pipeline.journal;

import static energy.bmkpi.pipeline.journal.JournalFixture.DATES;
import static energy.bmkpi.pipeline.journal.JournalFixture.OUTPUT;
import static energy.bmkpi.pipeline.journal.JournalFixture.content;
import static energy.bmkpi.pipeline.journal.JournalFixture.held;
import static energy.bmkpi.pipeline.journal.JournalFixture.keep;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.pipeline.Completeness;
import energy.bmkpi.pipeline.JournaledRun;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.RunContent;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.TableNames;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which runs can use each other's batches. */
class RunKeyTest {
  @TempDir Path directory;

  private JournalFixture journal;

  @BeforeEach
  void openTheJournal() {
    journal = new JournalFixture(directory.resolve("state"));
  }

  @Test
  void howManyWorkersItHasIsNoPartOfARun() {
    keep(journal.begin(Reuse.RECENT), 2);
    Plan plan = new Plan(DATES, 7, 1, EnumSet.allOf(Dataset.class));

    JournaledRun run =
        journal.begin(Reuse.RECENT, new RunContent(plan, content().queries(), content().tables()));

    assertThat(held(run)).containsExactly(2);
  }

  @Test
  void everythingElseMakesAnotherRun() {
    keep(journal.begin(Reuse.RECENT), 1, 2, 3);
    Plan plan = content().plan();
    List<String> queries = content().queries();
    TableNames tables = content().tables();
    SettlementDates oneDayLess = new SettlementDates(DATES.from(), LocalDate.of(2026, 3, 30));

    TableNames otherTables = new TableNames(Map.of(), Map.of(OutputTable.MARKET, "market"));
    TableNames otherSources = new TableNames(Map.of(SourceTable.BOD, "raw.bod"), Map.of());
    for (RunContent other :
        List.of(
            new RunContent(plan, queries, otherSources),
            new RunContent(new Plan(oneDayLess, 7, 28, plan.datasets()), queries, tables),
            new RunContent(new Plan(DATES, 8, 28, plan.datasets()), queries, tables),
            new RunContent(new Plan(DATES, 7, 28, EnumSet.of(Dataset.BOD)), queries, tables),
            new RunContent(plan, List.of("SELECT 1", "SELECT 2", "SELECT 3"), tables),
            new RunContent(plan, queries, otherTables))) {
      assertThat(held(journal.begin(Reuse.EVERYTHING, other))).as("%s", other).isEmpty();
    }
    assertThat(
            held(
                FileJournal.of(journal.settings("1.0.1"), OUTPUT, Reuse.EVERYTHING)
                    .begin(
                        content(),
                        Completeness.GAPS_ALLOWED,
                        journal.newIdentity(),
                        journal.start())))
        .as("another version of the program")
        .isEmpty();
    assertThat(
            held(
                FileJournal.of(
                        journal.settings(),
                        OutputPlace.of("DuckDB file /other.duckdb", tables),
                        Reuse.EVERYTHING)
                    .begin(
                        content(),
                        Completeness.GAPS_ALLOWED,
                        journal.newIdentity(),
                        journal.start())))
        .as("another warehouse")
        .isEmpty();
    assertThat(held(journal.begin(Reuse.EVERYTHING))).as("the same").containsExactly(1, 2, 3);
  }
}
