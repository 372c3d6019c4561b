package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.warehouse.bigquery.EmulatedProject;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmulatedBigQuery.class, restrictToAnnotatedClass = true)
class BigQueryCommandsTest {
  @Inject CommandRunner bmkpi;

  @SuppressWarnings("NullAway.Init")
  EmulatedProject project;

  @Test
  void checkNamesEveryTable() {
    project.createSourceTables();

    CommandRunner.Result result = bmkpi.run("check");

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("bmrs_bod");
    assertThat(result.exitCode()).isZero();
  }
}
