package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong usage is one line on standard error that says what is allowed, and exit code 2. */
@QuarkusTest
class BadOptionsTest {
  @Inject CommandRunner bmkpi;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rnu                               | bmkpi: unknown command 'rnu'; there are run, resume, plan, check, status, report, unpublish, kpis, load, unload, demo, completion, help
          statsu                            | bmkpi: unknown command 'statsu'; did you mean status?
          help statsu                       | bmkpi: unknown command 'statsu'; did you mean status?
          help rnu                          | bmkpi: unknown command 'rnu'; there are run, resume, plan, check, status, report, unpublish, kpis, load, unload, demo, completion, help
          help run plan                     | bmkpi help: unexpected argument 'plan'; leave it out
          run @run.txt                      | bmkpi run: unexpected argument '@run.txt'; leave it out
          run --wrokers 3                   | bmkpi run: unknown option '--wrokers'; did you mean --workers?
          --verbos                          | bmkpi: unknown option '--verbos'; did you mean --verbose?
          run 90                            | bmkpi run: unexpected argument '90'; leave it out
          run --days                        | bmkpi run: Missing required parameter for option '--days' (N)
          run --days 0                      | bmkpi run: Invalid value for option '--days': '0' is not a whole number from 1 to 3660
          run --days -1                     | bmkpi run: Invalid value for option '--days': '-1' is not a whole number from 1 to 3660
          run --days 99999                  | bmkpi run: Invalid value for option '--days': '99999' is not a whole number from 1 to 3660
          run --days abc                    | bmkpi run: Invalid value for option '--days': 'abc' is not a whole number from 1 to 3660
          run --workers 0                   | bmkpi run: Invalid value for option '--workers': '0' is not a whole number from 1 to 128
          run --workers 129                 | bmkpi run: Invalid value for option '--workers': '129' is not a whole number from 1 to 128
          plan --workers x                  | bmkpi plan: Invalid value for option '--workers': 'x' is not a whole number from 1 to 128
          run --batch-days 0                | bmkpi run: Invalid value for option '--batch-days': '0' is not a whole number from 1 to 366, nor auto
          run --from 2026-02-30             | bmkpi run: Invalid value for option '--from': '2026-02-30' is not a date of the calendar; write it as 2026-03-29
          report --from 29/03/2026          | bmkpi report: Invalid value for option '--from': '29/03/2026' is not a date of the calendar; write it as 2026-03-29
          run --to 2026-03-29               | bmkpi run: --to needs --from; give --from DATE --to DATE
          run --from 2026-03-30 --to 2026-03-29 | bmkpi run: --from 2026-03-30 is after --to 2026-03-29; give the earlier date first
          plan --from 2026-04-01            | bmkpi plan: --from 2026-04-01 is after 2026-03-31, the last date without --to; add --to
          run --from 0001-01-01 --to 9999-12-31 | bmkpi run: Invalid value for option '--from': '0001-01-01' is before 2001-03-27, the first settlement date that there is data of
          report --from 2001-03-26          | bmkpi report: Invalid value for option '--from': '2001-03-26' is before 2001-03-27, the first settlement date that there is data of
          run --from 2026-03-01 --to 9999-12-31 | bmkpi run: --to 9999-12-31 is in the future; the last settlement date that has ended is 2026-03-31
          plan --from 2026-04-02 --to 2026-04-03 | bmkpi plan: --from 2026-04-02 is in the future; the last settlement date that has ended is 2026-03-31
          run --from +999999999-12-31       | bmkpi run: --from +999999999-12-31 is in the future; the last settlement date that has ended is 2026-03-31
          run --from 2001-03-27 --to 2026-03-31 | bmkpi run: 2001-03-27 to 2026-03-31 are 9,136 settlement dates, and a command takes at most 3,660; give it a part of them
          run --days 7 --from 2026-03-25    | bmkpi run: --days and --from exclude each other; give --days N, or --from DATE [--to DATE]
          run --datasets bod,bodd           | bmkpi run: Invalid value for option '--datasets' (DATASET): 'bodd' is not a dataset; there are boalf, bod, boav and ebocf
          load prices x.csv                 | bmkpi load: Invalid value for positional parameter at index 0 (DATASET): 'prices' is not a dataset; there are boalf, bod, boav, ebocf, bm-units
          load bod                          | bmkpi load: Missing required parameter: 'FILE'
          load boav x.csv --direction up    | bmkpi load: Invalid value for option '--direction': expected one of [BID, OFFER] (case-insensitive) but was 'up'
          kpis --output xml                 | bmkpi kpis: Invalid value for option '--output': expected one of [TEXT, JSON, CSV] (case-insensitive) but was 'xml'
          report --table prices             | bmkpi report: Invalid value for option '--table': expected one of [SUMMARY, MARKET, COVERAGE, RUN] (case-insensitive) but was 'prices'
          report --top -1                   | bmkpi report: Invalid value for option '--top': '-1' is not a whole number from 1 to 20000
          run --warehouse oracle            | bmkpi run: Invalid value for option '--warehouse': 'oracle' is not a warehouse; there are duckdb, bigquery
          demo --units 0                    | bmkpi demo: Invalid value for option '--units': '0' is not a whole number from 1 to 20000
          demo --seed abc                   | bmkpi demo: Invalid value for option '--seed': 'abc' is not a whole number
          run --max-failures 0              | bmkpi run: Invalid value for option '--max-failures': '0' is not a whole number from 1 to 3660
          run --retry-tries 21                | bmkpi run: Invalid value for option '--retry-tries': '21' is not a whole number from 1 to 20
          run --query-timeout 0s            | bmkpi run: Invalid value for option '--query-timeout': '0s' is not a time from 1s to 24h such as 90s, 15m or 2h
          report --wait soon                | bmkpi report: Invalid value for option '--wait': 'soon' is not a time from 0s to 24h such as 90s, 15m or 2h
          demo --wait -1s                   | bmkpi demo: Invalid value for option '--wait': '-1s' is not a time from 0s to 24h such as 90s, 15m or 2h
          run --run-timeout soon            | bmkpi run: Invalid value for option '--run-timeout': 'soon' is not a time from 1s to 24h such as 90s, 15m or 2h
          """)
  void namesWhatIsWrongAndWhatIsAllowed(String command, String told) {
    CommandRunner.Result result = bmkpi.run(command.split(" "));

    String program = told.substring(0, told.indexOf(':'));
    assertThat(result.err()).isEqualTo(told + "; see '" + program + " --help'\n");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "report --html",
        "run --summary-file",
        "resume --metrics-file",
        "demo --database",
        "status --database",
        "plan --database",
        "load bod"
      })
  void anEmptyNameIsNoFile(String command, String option) {
    for (String empty : new String[] {"", " "}) {
      CommandRunner.Result result = bmkpi.run(command, option, empty);

      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains("'%s' names no file".formatted(empty)).hasLineCount(1);
    }
  }

  /** As every name that is not ASCII where the JDK finds no locale. */
  @Test
  void aPathThatTheMachineCannotHaveIsToldInWords() {
    assertThat(bmkpi.run("load", "bod", "a\u0000b"))
        .isEqualTo(
            new CommandRunner.Result(
                2,
                "",
                "bmkpi load: Invalid value for positional parameter at index 1..* (FILE): 'a\u0000b'"
                    + " is not a path here: Nul character not allowed; see 'bmkpi load --help'\n"));
  }

  @Test
  void aReportOfNoUnitAtAllIsWrongUsageToo() {
    assertThat(bmkpi.run("report", "--top", "0").exitCode()).isEqualTo(2);
  }
}
