package energy.bmkpi.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.cli.CommandRunner;
import energy.bmkpi.cli.DemoDatabase;
import energy.bmkpi.cli.DuckDbFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class CheckCommandTest {
  @Inject CommandRunner bmkpi;
  @Inject DemoDatabase demo;
  @TempDir Path directory;

  private DuckDbFile market;

  @BeforeEach
  void copyTheMarket() {
    market = new DuckDbFile(demo.copyInto(directory));
  }

  @Test
  void tablesThatKeepTheContractAreListedAndTheExitCodeIsZero() {
    CommandRunner.Result result = check();

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .isEqualTo(
            """
            dataset,table,columns,state
            boalf,bmrs_boalf_complete,14,present
            bod,bmrs_bod,10,present
            boav,bmrs_boav,9,present
            ebocf,bmrs_ebocf,8,present
            bm-units,bmu_metadata,5,present
            """);
  }

  @Test
  void everyDifferenceIsToldAtOnceWithTheNearestColumn() {
    market.execute(
        "ALTER TABLE bmrs_boav RENAME bmUnit TO bmUnitId",
        "ALTER TABLE bmrs_boav RENAME totalVolumeAccepted TO volume",
        "ALTER TABLE bmrs_bod ALTER offer TYPE BOOLEAN USING TRUE",
        "DROP TABLE bmrs_ebocf");

    CommandRunner.Result result = check();

    assertThat(result.exitCode()).isEqualTo(7);
    assertThat(result.err())
        .isEqualTo(
            """
            bmkpi check: "main"."bmrs_bod": column offer is BOOLEAN, which cannot be read as a number
            bmkpi check: "main"."bmrs_boav": no column bmUnit (text); did you mean bmUnitId?
            bmkpi check: "main"."bmrs_boav": no column totalVolumeAccepted (a number); did you mean volume?
            bmkpi check: bmrs_ebocf: there is no such table
            """);
    assertThat(result.out()).contains("ebocf,bmrs_ebocf,0,absent\n");
  }

  @Test
  void theUnitReferenceAndTheOptionalColumnsMayBeAbsent() {
    market.execute(
        "DROP TABLE bmu_metadata", "ALTER TABLE bmrs_boalf_complete DROP acceptancePrice");

    CommandRunner.Result result = check();

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("bm-units,bmu_metadata,0,absent (optional)\n");
  }

  @Test
  void extraColumnsAndOtherTypesThatCanBeReadKeepTheContract() {
    market.execute(
        "ALTER TABLE bmrs_bod ADD COLUMN dataset VARCHAR",
        "ALTER TABLE bmrs_bod ALTER settlementDate TYPE VARCHAR",
        "ALTER TABLE bmrs_bod ALTER offer TYPE DECIMAL(12, 2)");

    assertThat(check().exitCode()).isZero();
  }

  private CommandRunner.Result check() {
    return bmkpi.run("check", "--output", "csv", "--database", market.path().toString());
  }
}
