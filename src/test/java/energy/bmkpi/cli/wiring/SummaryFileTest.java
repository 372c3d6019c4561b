package energy.bmkpi.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import energy.bmkpi.cli.CommandRunner;
import energy.bmkpi.testing.Slow;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run that has published leaves as JSON. */
@QuarkusTest
@Slow
class SummaryFileTest extends WatchedRunFixture {
  @Test
  void theSummaryFileHoldsWhatIsPrintedAndKeepsTheSchema() throws IOException {
    market.execute("DELETE FROM bmrs_boalf_complete");
    Path file = directory.resolve("summary.json");

    CommandRunner.Result result =
        run("--allow-empty", "--output", "json", "--summary-file", file.toString());

    assertThat(result.exitCode()).isZero();
    assertThat(file).hasContent(result.out());
    assertThat(schema().validate(Files.readString(file), InputFormat.JSON, SummaryFileTest::strict))
        .isEmpty();
    assertThat(new ObjectMapper().readTree(file.toFile()).get("acceptances").isNull()).isTrue();
  }

  @Test
  void theSchemaRefusesWhatIsNotASummary() throws IOException {
    String summary = run("--output", "json").out();

    for (String wrong :
        List.of(
            "{}",
            summary.replace("\"unit_days\": ", "\"unit_days\": -"),
            summary.replace("\"rows\": ", "\"rows\": \"x\", \"lines\": "),
            summary.replace("2026-03-31", "31 March"),
            summary.replace("\"BOAV\"", "\"BOVA\""))) {
      assertThat(schema().validate(wrong, InputFormat.JSON, SummaryFileTest::strict))
          .as(wrong)
          .isNotEmpty();
    }
  }

  @Test
  void oneFullFileDoesNotKeepTheOtherFromBeingWritten() throws IOException {
    Path summary = directory.resolve("summary.json");

    run("--metrics-file", "/dev/full", "--summary-file", summary.toString());

    assertThat(schema().validate(Files.readString(summary), InputFormat.JSON)).isEmpty();
  }

  @Test
  void aSummaryOnStandardOutputIsAllThatIsPrinted() throws IOException {
    CommandRunner.Result result = run("--summary-file", "-");

    assertThat(schema().validate(result.out(), InputFormat.JSON, SummaryFileTest::strict))
        .isEmpty();
  }

  private static JsonSchema schema() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(Path.of("docs/schema/run-summary.json").toFile());
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
  }

  private static void strict(com.networknt.schema.ExecutionContext context) {
    context.getExecutionConfig().setFormatAssertionsEnabled(true);
  }
}
