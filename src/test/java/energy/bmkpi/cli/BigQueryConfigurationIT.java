package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.cli.process.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program says when BigQuery is not set up, or cannot be reached. */
class BigQueryConfigurationIT {
  @TempDir Path directory;

  private PackagedProgram bmkpi;

  @BeforeEach
  void bigQueryOfAProject() {
    bmkpi =
        new PackagedProgram(directory)
            .withVariable("BMKPI_WAREHOUSE", "bigquery")
            .withVariable("BMKPI_STATE_DIR", directory.resolve("state").toString())
            .withVariable("BMKPI_BIGQUERY_PROJECT", "p");
  }

  @Test
  void theDatasetIsNotSet() throws Exception {
    assertFails(
        ExitCode.USAGE,
        "bmkpi: the dataset of BigQuery is not set; set bmkpi.bigquery.dataset, e.g. with"
            + " BMKPI_BIGQUERY_DATASET\n");
  }

  @Test
  void theKeyFileIsNotThere() throws Exception {
    bmkpi
        .withVariable("BMKPI_BIGQUERY_DATASET", "d")
        .withVariable("QUARKUS_GOOGLE_CLOUD_SERVICE_ACCOUNT_LOCATION", "nowhere.json");

    assertFails(
        ExitCode.USAGE,
        "bmkpi: there are no Google credentials: nowhere.json (No such file or directory); name a"
            + " key file with GOOGLE_APPLICATION_CREDENTIALS, or run 'gcloud auth"
            + " application-default login'; docs/BIGQUERY.md tells more\n");
  }

  @Test
  void nobodyAnswers() throws Exception {
    bmkpi
        .withVariable("BMKPI_BIGQUERY_DATASET", "d")
        .withVariable("BMKPI_BIGQUERY_CREDENTIALS", "none")
        .withVariable("BMKPI_BIGQUERY_MAX_TRIES", "1")
        // the port of no service
        .withVariable("BMKPI_BIGQUERY_HOST", "http://127.0.0.1:1");

    assertFails(
        ExitCode.FAILED,
        "bmkpi: cannot read the schema of the tables: Connection refused; look at the network and"
            + " at the credentials, then run again\n");
  }

  @Test
  void credentialsAreNotSentUnencrypted() throws Exception {
    bmkpi
        .withVariable("BMKPI_BIGQUERY_DATASET", "d")
        .withVariable("QUARKUS_GOOGLE_CLOUD_SERVICE_ACCOUNT_LOCATION", "nowhere.json")
        .withVariable("BMKPI_BIGQUERY_HOST", "http://collector.example");

    assertFails(
        ExitCode.USAGE,
        "bmkpi: credentials would be sent unencrypted to http://collector.example of"
            + " bmkpi.bigquery.host; use https, or trust the network with"
            + " bmkpi.bigquery.plain-http=anywhere\n");
  }

  @Test
  void credentialsAreSentUnencryptedWhereTheNetworkIsTrusted() throws Exception {
    bmkpi
        .withVariable("BMKPI_BIGQUERY_DATASET", "d")
        .withVariable("QUARKUS_GOOGLE_CLOUD_SERVICE_ACCOUNT_LOCATION", "nowhere.json")
        .withVariable("BMKPI_BIGQUERY_PLAIN_HTTP", "anywhere")
        .withVariable("BMKPI_BIGQUERY_HOST", "http://collector.example");

    assertThat(bmkpi.run("check").err()).startsWith("bmkpi: there are no Google credentials: ");
  }

  @Test
  void withoutCredentialsThereIsNothingToEncrypt() throws Exception {
    bmkpi
        .withVariable("BMKPI_BIGQUERY_DATASET", "d")
        .withVariable("BMKPI_BIGQUERY_CREDENTIALS", "none")
        .withVariable("BMKPI_BIGQUERY_MAX_TRIES", "1")
        // no loopback address by its name, yet of this machine
        .withVariable("BMKPI_BIGQUERY_HOST", "http://0.0.0.0:1");

    assertThat(bmkpi.run("check").err()).contains("Connection refused");
  }

  @Test
  void aWrongLabelIsToldWithWhatIsAllowed() throws Exception {
    bmkpi.withVariable("BMKPI_BIGQUERY_LABELS", "Team=Power");

    assertFails(
        ExitCode.USAGE,
        "bmkpi: bmkpi.bigquery.labels in environment variable BMKPI_BIGQUERY_LABELS: 'Team=Power'"
            + " is not a label such as team=power, of lower case letters, digits, - and _; correct"
            + " it there\n");
  }

  private void assertFails(ExitCode exitCode, String message) throws Exception {
    CommandRunner.Result result = bmkpi.run("check");

    assertThat(result.err()).isEqualTo(message);
    assertThat(result.exitCode()).isEqualTo(exitCode.code());
  }
}
