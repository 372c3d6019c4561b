package energy.bmkpi.faults;

import com.google.zetasql.Value;
import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.emulator.rest.Faults;
import energy.bmkpi.emulator.store.Table;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.RunJournal;
import energy.bmkpi.testing.SourceFile;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.bigquery.EmulatedProject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** In an emulated project, which all cases share. */
final class BigQueryMarket implements PublishedMarket {
  private static final List<OutputTable> COMPARED =
      List.of(OutputTable.SUMMARY, OutputTable.MARKET, OutputTable.COVERAGE);

  private final Path directory;
  private final EmulatedProject project;
  private final List<Table> old;
  private final String oldTables;
  private final String newTables;
  private final Map<ServiceStage, Integer> requests = new EnumMap<>(ServiceStage.class);

  BigQueryMarket(Path directory, DemoMarket market) {
    this.directory = directory;
    Path file = SourceFile.demo(directory.resolve("source.duckdb"), market);
    project = new EmulatedProject(directory);
    project.runOn(file).close();
    publish(FaultyRun.PLAN);
    newTables = published();
    Plan whole = FaultyRun.PLAN;
    publish(new Plan(whole.dates(), whole.batchDays(), 1, EnumSet.of(Dataset.BOALF, Dataset.BOAV)));
    oldTables = published();
    old = tables().toList();
    for (ServiceStage stage : ServiceStage.values()) {
      requests.put(stage, requestsOf(stage));
    }
  }

  ServiceTrouble trouble(ServiceFault fault, ServiceStage stage) {
    return new ServiceTrouble(
        fault, stage, faults(), Objects.requireNonNull(requests.get(stage)) - 1);
  }

  Faults faults() {
    return project.emulator().faults();
  }

  EmulatedProject project() {
    return project;
  }

  /** Of a run in which nothing goes wrong. */
  private int requestsOf(ServiceStage stage) {
    if (stage != ServiceStage.PAGE) {
      return stage == ServiceStage.FETCH ? FaultyRun.PLAN.batches().size() : 1;
    }
    project.emulator().requests().clear();
    ServiceTrouble.turnPages(stage, faults());
    publish(FaultyRun.PLAN);
    faults().clear();
    return Math.toIntExact(
        project.emulator().requests().of(stage.operation()).stream()
            .filter(request -> request.queryParameters().containsKey(stage.text()))
            .count());
  }

  private void publish(Plan plan) {
    try (WholeRun run = open(new Trouble() {}, 1, RunJournal.none())) {
      run.run(plan);
    }
  }

  @Override
  public WholeRun open(Trouble trouble, int tries, RunJournal journal) {
    Path temporary = trouble.temporaryDirectory();
    Duration silence = trouble.silence();
    return WholeRun.on(
        project.openWith(
            new EmulatedProject.Limits(tries, silence, trouble.queryTimeout()),
            directory,
            temporary == null ? directory : temporary,
            trouble.cancellation()),
        journal);
  }

  @Override
  public void putOldTablesBack() {
    old.forEach(project.emulator()::put);
  }

  @Override
  public String published() {
    StringBuilder rows = new StringBuilder();
    tables()
        .forEach(
            table ->
                table.rows().stream()
                    .map(row -> table.name() + " " + row.stream().map(Value::serialize).toList())
                    .sorted()
                    .forEach(row -> rows.append(row).append('\n')));
    return rows.toString();
  }

  private Stream<Table> tables() {
    return COMPARED.stream()
        .map(
            table ->
                project
                    .emulator()
                    .table(
                        EmulatedProject.PROJECT,
                        EmulatedProject.DATASET,
                        table.defaultTableName()));
  }

  @Override
  public String oldTables() {
    return oldTables;
  }

  @Override
  public String newTables() {
    return newTables;
  }

  @Override
  public void close() {
    project.close();
  }
}
