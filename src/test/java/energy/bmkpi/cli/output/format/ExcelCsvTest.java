package energy.bmkpi.cli.output.format;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.cli.CommandRunner;
import energy.bmkpi.cli.DemoDatabase;
import energy.bmkpi.cli.DuckDbFile;
import energy.bmkpi.testing.Slow;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CSV for Excel, and CSV as it is, of units with names that spreadsheets would compute. */
@QuarkusTest
@Slow
class ExcelCsvTest {
  private static final List<String> FORMULAS =
      List.of("=cmd|' /C calc'!A0", "@SUM(1+1)", "+1+1", "-2+3", "\t=1+1", "\r=1+1");
  private static final List<String> HARMLESS =
      List.of("T_Ünit-1 ✓", "T_A,B", "T_\"Q\"", "<script>alert(1)</script>");

  @Inject CommandRunner bmkpi;
  @Inject DemoDatabase demo;
  @TempDir Path directory;

  @Test
  void textThatExcelWouldComputeIsTextAndNumbersStayNumbers() {
    StringWriter text = new StringWriter();
    try (RowWriter rows = new ExcelCsvRows(new PrintWriter(text))) {
      rows.header(List.of("unit", "gbp"));
      rows.row(List.of("=1+1", -2.5));
      rows.row(Arrays.asList("T_Ünit-1 ✓", null));
      rows.row(List.of("", -3L));
    }

    assertThat(text.toString())
        .isEqualTo("\uFEFFunit,gbp\r\n'=1+1,-2.5\r\nT_Ünit-1 ✓,\r\n\"\",-3\r\n");
  }

  @Test
  void excelGetsEveryNameAsTextAndOthersGetItAsItIs() throws IOException {
    DuckDbFile market = new DuckDbFile(demo.copyInto(directory));
    List<String> units =
        market.rows("SELECT DISTINCT bm_unit FROM bm_kpi_summary ORDER BY 1 LIMIT 10");
    for (int i = 0; i < 10; i++) {
      String name = i < FORMULAS.size() ? FORMULAS.get(i) : HARMLESS.get(i - FORMULAS.size());
      market.execute(
          "UPDATE bm_kpi_summary SET bm_unit = '%s' WHERE bm_unit = '%s'"
              .formatted(name.replace("'", "''"), units.get(i)));
    }

    for (String[] form : new String[][] {{"--top", "30"}, {"--table", "summary", "--days", "1"}}) {
      String plain = csv(market, form);
      String excel = csv(market, with(form, "--excel"));

      assertThat(names(plain)).containsAll(FORMULAS).containsAll(HARMLESS);
      assertThat(plain).startsWith(form[0].equals("--top") ? "bm_unit," : "settlement_date,");
      assertThat(excel).startsWith("\uFEFF").endsWith("\r\n");
      assertThat(names(excel.substring(1)))
          .containsAll(FORMULAS.stream().map(name -> "'" + name).toList())
          .containsAll(HARMLESS)
          .noneMatch(name -> name.matches("(?s)[=+\\-@\t\r].*"));
      assertThat(excel).containsPattern(",-\\d");
    }
  }

  private String csv(DuckDbFile market, String... form) {
    String[] command = {"report", "--database", market.path().toString(), "--output", "csv"};
    CommandRunner.Result result = bmkpi.run(with(command, form));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out();
  }

  private static String[] with(String[] words, String... more) {
    String[] all = Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return all;
  }

  private static List<String> names(String csv) throws IOException {
    try (CSVParser rows =
        CSVParser.parse(
            new StringReader(csv),
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
      return rows.getRecords().stream().map((CSVRecord row) -> row.get("bm_unit")).toList();
    }
  }
}
