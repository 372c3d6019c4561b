package energy.bmkpi.load;

import static energy.bmkpi.market.SourceTable.BOAV;
import static energy.bmkpi.market.SourceTable.EBOCF;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.testing.Slow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of a file is read, in whatever form people have it. */
@Slow
class FileFormsTest extends LoadingFixture {
  private static final List<String> CASHFLOWS = List.of("cashflow 1", "cashflow 2");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[ONE]\n[TWO]\n",
        "[ONE][TWO]",
        "{\"data\":[ONE]}\n{\"data\":[TWO]}\n",
        "{\"data\":[ONE],\"metadata\":{\"datasets\":[\"EBOCF\"]}}{\"metadata\":{},\"data\":[TWO]}",
        "{\"data\":[ONE],\"data\":[TWO]}",
        "ONE\nTWO\n",
        "ONE\r\nTWO",
        "ONETWO",
        "ONE\n[TWO]",
        "[ONE]\n{\"data\":[]}\n[]\n[TWO]",
        "\uFEFF[ONE]\n\uFEFF[TWO]",
        "\u001EONE\n\u001ETWO\n"
      })
  void everyDocumentOfAFileIsRead(String documents) throws IOException {
    Path file = file("rows.json", documents.replace("ONE", json(1)).replace("TWO", json(2)));

    assertThat(told(tables.load(EBOCF, file))).isEqualTo("2 added");
    assertThat(cashflows()).isEqualTo(CASHFLOWS);
  }

  @Test
  void fortyEightAnswersThatWereAppendedAreADay() throws IOException {
    String answers =
        IntStream.rangeClosed(1, 48)
            .mapToObj(period -> "{\"data\":[%s],\"metadata\":{}}\n".formatted(json(period)))
            .collect(Collectors.joining());

    LoadResult result = tables.load(EBOCF, file("day.json", answers));

    assertThat(told(result)).isEqualTo("48 added");
    assertThat(result.dates()).hasToString("[2025-10-14]");
  }

  @Test
  void aRowMayBePrettilyPrinted() throws IOException {
    tables.load(
        EBOCF,
        file("pretty.json", "[\n  " + json(1).replace(",", ",\n\t") + ",\n" + json(2) + "\n]"));

    assertThat(cashflows()).isEqualTo(CASHFLOWS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "settlement_date,settlement_period,bm_unit,total_cashflow,direction",
        "Settlement Date,Settlement Period,BM Unit Id,Total Cashflow,Bid Offer",
        "SETTLEMENTDATE,SettlementPeriod,BMUNIT,totalCashflow,SIDE",
        "settlementDate, settlementPeriod, bmUnit, totalCashflow, _direction"
      })
  void namesThatDifferByCaseBlanksAndUnderscoresAreTheSame(String header) throws IOException {
    String rows = "2025-10-14,1,T_A-1,1,offer\n2025-10-14, 2, T_A-1, 2, offer\n";

    tables.load(EBOCF, file("rows.csv", header + "\n" + rows));
    assertThat(cashflows()).isEqualTo(CASHFLOWS);

    tables.execute("DELETE FROM bmrs_ebocf");
    String[] names = header.split(",");
    String json =
        "{\"%s\":\"2025-10-14\",\"%s\":1,\"%s\":\"T_A-1\",\"%s\":1,\"%s\":\"offer\"}"
            .formatted((Object[]) names);
    tables.load(EBOCF, file("rows.json", json + json(2)));
    assertThat(cashflows()).isEqualTo(CASHFLOWS);
  }

  @Test
  void fieldsMayBeSplitByTabs() throws IOException {
    assertReadsBoth(BOAV_CSV.replace(",", "\t").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void excelsLineAboveTheHeaderIsNoRow() throws IOException {
    assertReadsBoth(("sep=,\n" + BOAV_CSV).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void everyMemberOfGzipIsRead() throws IOException {
    int half = BOAV_CSV.lastIndexOf('\n', BOAV_CSV.length() - 2) + 1;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(gzip(BOAV_CSV.substring(0, half)));
    bytes.write(gzip(BOAV_CSV.substring(half)));
    bytes.write(new byte[512]);

    assertReadsBoth(bytes.toByteArray());
  }

  @Test
  void standardInputIsAFile() {
    LoadRequest request =
        new LoadRequest(
            BOAV,
            List.of(Path.of("-")),
            null,
            false,
            new ByteArrayInputStream(BOAV_CSV.getBytes(StandardCharsets.UTF_8)));

    LoadResult result = tables.load(request).get(0);

    assertThat(result.file()).isEqualTo("standard input");
    assertThat(tables.rows(BOAV)).containsExactly(BOAV_ROWS);
  }

  @Test
  void aPipeIsAFile() throws IOException, InterruptedException {
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    byte[] packed = gzip(BOAV_CSV);
    Thread writer =
        new Thread(
            () -> {
              try (OutputStream out = Files.newOutputStream(pipe)) {
                out.write(packed);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    writer.start();

    tables.load(BOAV, pipe);

    writer.join();
    assertThat(tables.rows(BOAV)).containsExactly(BOAV_ROWS);
  }

  @Test
  void aLastLineWithoutItsEndIsReadWithAWarning() throws IOException {
    LoadResult result = tables.load(BOAV, file("cut.csv", BOAV_CSV.stripTrailing()));

    assertThat(result.notes())
        .containsExactly("its last line has no end: the file may have been cut off there");
    assertThat(tables.rows(BOAV)).containsExactly(BOAV_ROWS);
  }

  @Test
  void aNumberMayBeWrittenWithAnExponent() throws IOException {
    tables.load(
        EBOCF,
        file(
            "nums.csv",
            """
            settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction
            2025-10-14,1,T_A-1,1e3,offer
            """));

    assertThat(tables.rows(EBOCF, List.of("totalCashflow"))).containsExactly("1000.0");
  }

  @Test
  void millisecondsSinceTheEpochAreATime() throws IOException {
    tables.load(
        EBOCF,
        file(
            "pandas.json",
            "[{\"settlementPeriod\":1,\"bmUnit\":\"T_A-1\",\"totalCashflow\":1.5,"
                + "\"_direction\":\"offer\",\"settlementDate\":1760400000000}]"));

    assertThat(tables.rows(EBOCF, List.of("settlementDate"))).containsExactly("2025-10-14");
  }

  private static String json(int period) {
    return """
        {"_direction":"offer","settlementDate":"2025-10-14","settlementPeriod":%d,"bmUnit":"T_A-1","totalCashflow":%d}"""
        .formatted(period, period);
  }

  private List<String> cashflows() {
    return tables.rows(EBOCF, List.of("settlementPeriod", "totalCashflow")).stream()
        .map(row -> "cashflow " + row.substring(0, row.indexOf('|')))
        .toList();
  }

  private void assertReadsBoth(byte[] content) throws IOException {
    tables.load(BOAV, Files.write(directory.resolve("boav"), content));

    assertThat(tables.rows(BOAV)).containsExactly(BOAV_ROWS);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream stream = new GZIPOutputStream(packed)) {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }
}
