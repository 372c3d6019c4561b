package energy.bmkpi.load;

import static energy.bmkpi.market.SourceTable.BM_UNITS;
import static energy.bmkpi.market.SourceTable.BOALF;
import static energy.bmkpi.market.SourceTable.EBOCF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.Slow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name of several lines is several rows that stray quotes made one, and refuses the file. */
@Slow
class ControlCharacterTest extends LoadingFixture {
  private static final String HEADER =
      "settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction\n";

  private enum Form {
    CSV,
    JSON,
    PARQUET
  }

  @Test
  void twoStrayQuotesDoNotSwallowTheLinesBetweenThem() throws IOException {
    Path file =
        file(
            "stray.csv",
            HEADER
                + "2025-10-14,4,T_A-1,5,bid\n"
                + "2025-10-14,5,\"T_A-1,5,bid\n"
                + "2025-10-14,6,T_A-1,5,bid\n"
                + "2025-10-14,10,T_A-1\",10,bid\n");

    assertRefused(
        EBOCF,
        file,
        "row 2, column bmUnit: 'T_A-1,5,bid\\n2025-10-14,6,T_A-1,5,bid\\n2025-10-14,10,T_A-1'"
            + " is not a text of one line without control characters");
  }

  @ParameterizedTest
  @CsvSource({
    "000A, \\n",
    "000D, \\r",
    "0009, \\t",
    "0000, \\u0000",
    "000B, \\u000b",
    "001B, \\u001b",
    "007F, \\u007f",
    "0085, \\u0085",
    "2028, \\u2028"
  })
  void aControlCharacterWithinANameIsRefusedInEveryForm(String code, String shown)
      throws IOException {
    char control = (char) Integer.parseInt(code, 16);
    for (Form form : Form.values()) {
      assertRefused(
          EBOCF,
          cashflow(form, "T_A" + control + "1"),
          "row 1, column bmUnit: 'T_A%s1' is not a text of one line".formatted(shown));
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void blanksOfEveryKindAroundANameAreLeftOut(Form form) throws IOException {
    for (String unit :
        List.of("T_A-1\t", "T_A-1\n", "\r\nT_A-1\r\n", " \t T_A-1", "\u00A0T_A-1\u2003\u000B")) {
      tables.load(EBOCF, cashflow(form, unit));
    }

    assertThat(tables.rows(EBOCF, List.of("bmUnit"))).containsExactly("T_A-1");
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void aNameOfBlanksIsNone(Form form) throws IOException {
    assertThat(told(tables.load(EBOCF, cashflow(form, "\t\n ")))).isEqualTo("1 without unit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"T_A 1", "T_A,\"1", "T_Ü-1", "Δ", "!~"})
  void otherCharactersWithinANameAreItsOwn(String unit) throws IOException {
    for (Form form : Form.values()) {
      tables.load(EBOCF, cashflow(form, unit));

      assertThat(tables.rows(EBOCF, List.of("bmUnit"))).containsExactly(unit);
    }
  }

  @Test
  void otherTextsAreOfOneLineToo() throws IOException {
    assertRefused(
        BM_UNITS,
        file(
            "units.csv",
            """
            nationalGridBmUnit,elexonBmUnit,fuelType,leadPartyName,generationCapacity
            A,E_A,"CC\tGT",Party,1
            """),
        "row 1, column fuelType: 'CC\\tGT' is not a text of one line");
    assertRefused(
        BOALF,
        file(
            "boalf.csv",
            """
            settlementDate,timeFrom,timeTo,levelFrom,levelTo,acceptanceNumber,acceptanceTime,soFlag,amendmentFlag,bmUnit
            2024-01-10,2024-01-10T10:40:00Z,2024-01-10T11:20:00Z,5,5,7,2024-01-10T10:35:00Z,false,"O
            RI",T_X-1
            """),
        "row 1, column amendmentFlag: 'O\\nRI' is not a text of one line");
  }

  @Test
  void aLongValueIsShownByItsBeginning() throws IOException {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(EBOCF, cashflow(Form.CSV, "line\n".repeat(10_000) + "end")))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500).contains("line …'"));
  }

  private Path cashflow(Form form, String unit) throws IOException {
    return switch (form) {
      case CSV ->
          file(
              "rows.csv",
              HEADER + "2025-10-14,1,\"%s\",1,bid\n".formatted(unit.replace("\"", "\"\"")));
      case JSON ->
          file(
              "rows.json",
              "[{\"settlementDate\":\"2025-10-14\",\"settlementPeriod\":1,\"bmUnit\":\"%s\",\"totalCashflow\":1,\"_direction\":\"bid\"}]"
                  .formatted(escaped(unit)));
      case PARQUET -> parquet(unit);
    };
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(c -> escaped.append("\\u%04x".formatted(c)));
    return escaped.toString();
  }

  private Path parquet(String unit) {
    Path file = directory.resolve("rows.parquet");
    String characters =
        unit.chars()
            .mapToObj("chr(%d)"::formatted)
            .reduce((left, right) -> left + " || " + right)
            .orElseThrow();
    tables.execute(
        "COPY (SELECT DATE '2025-10-14' AS settlementDate, 1 AS settlementPeriod, %s AS bmUnit, 1.0 AS totalCashflow, 'bid' AS _direction) TO '%s' (FORMAT parquet)"
            .formatted(characters, file));
    return file;
  }

  private void assertRefused(SourceTable table, Path file, String cause) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(table, file))
        .withMessageStartingWith(file.toString())
        .withMessageContaining(cause)
        .withMessageEndingWith("; nothing was loaded");
    assertThat(tables.rows(table)).isEmpty();
  }
}
