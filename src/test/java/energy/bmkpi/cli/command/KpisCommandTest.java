package energy.bmkpi.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import energy.bmkpi.cli.CommandRunner;
import energy.bmkpi.kpi.MarketKpi;
import energy.bmkpi.kpi.UnitKpi;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KpisCommandTest {
  @Inject CommandRunner bmkpi;

  @Test
  void printsOneRowForEveryKpiOfBothTables() {
    CommandRunner.Result result = bmkpi.run("kpis", "--output", "csv");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out().lines())
        .hasSize(1 + UnitKpi.values().length + MarketKpi.values().length)
        .contains(
            "bm_kpi_market,direction,–,derived,\"SHORT if net_mwh > 0 (the operator bought), LONG if net_mwh < 0\",an input is NULL or the denominator is 0,none");
  }

  @Test
  void textAndJsonTellTheSameCatalogue() throws IOException {
    JsonNode kpis = new ObjectMapper().readTree(bmkpi.run("kpis", "--output", "json").out());
    CommandRunner.Result text = bmkpi.run("kpis");

    assertThat(text.exitCode()).isZero();
    assertThat(text.err()).isEmpty();
    assertThat(text.out().lines()).hasSize(1 + kpis.size());
    assertThat(text.out().replace('−', '-')).contains(kpis.findValuesAsText("formula"));
  }
}
