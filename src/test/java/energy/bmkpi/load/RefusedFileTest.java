package energy.bmkpi.load;

import static energy.bmkpi.market.SourceTable.BOALF;
import static energy.bmkpi.market.SourceTable.BOAV;
import static energy.bmkpi.market.SourceTable.EBOCF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.Slow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that cannot be read as it was meant is refused, by what it is. */
@Slow
class RefusedFileTest extends LoadingFixture {
  private static final String HEADER =
      "settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction\n";

  private static final String ROW = "2025-10-14,1,T_A-1,100.5,offer\n";

  private static final String BOALF_HEADER =
      """
      dataset,settlementDate,timeFrom,timeTo,levelFrom,levelTo,acceptanceNumber,acceptanceTime,soFlag,amendmentFlag,bmUnit
      """;

  @Test
  void answersInWordsAreQuoted() throws IOException {
    assertRefused(
        "{\"title\":\"One or more validation errors occurred.\",\"status\":400}",
        "holds an answer in place of row 1: '{\"title\":\"One or more validation errors occurred.\"");
    assertRefused(
        "{ \"statusCode\": 429, \"message\": \"Rate limit is exceeded.\" }",
        "holds an answer in place of row 1: '{ \"statusCode\": 429, \"message\": \"Rate limit");
    assertRefused("Too many requests", "it begins with 'Too many requests'");
  }

  @Test
  void anAnswerInTheMiddleOfOthersIsQuotedToo() throws IOException {
    String row =
        """
        [{"settlementDate":"2025-10-14","settlementPeriod":1,"bmUnit":"T_A-1","totalCashflow":1,"_direction":"bid"}]
        """;

    assertRefused(
        row + "{\"statusCode\":429}\n" + row, "in place of row 2: '{\"statusCode\":429}'");
  }

  @Test
  void pagesAndOtherFormatsAreCalledByName() throws IOException {
    assertRefused(
        "<html><head><title>502 Bad Gateway</title></head></html>", "is a web page (HTML)");
    assertRefused("\n<!DOCTYPE html>\n<p>sorry", "is a web page (HTML)");
    assertRefused("<?xml version=\"1.0\"?><response/>", "is XML");
    assertRefused(
        "HDR,ACCEPTED BID OFFER DATA\nBOALF,T_MRWD-1\nFTR,1\n", "is in the old format of BMRS");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "425a6839, packed by bzip2",
    "fd377a585a0000, packed by xz",
    "28b52ffd00, packed by zstd",
    "504b030414, a ZIP archive",
    "fffe7300, UTF-16 text",
    "feff0073, UTF-16 text",
    "377abcaf271c, a 7z archive"
  })
  void packingsAndEncodingsAreCalledByName(String hex, String name) throws IOException {
    Path file = Files.write(directory.resolve("packed"), HexFormat.of().parseHex(hex));

    assertRefused(EBOCF, file, "is " + name);
  }

  @Test
  void gzipWithinGzipIsRefused() throws IOException {
    byte[] twice = gzip(gzip((HEADER + ROW).getBytes(StandardCharsets.UTF_8)));

    assertRefused(EBOCF, Files.write(directory.resolve("gg.csv.gz"), twice), "is gzip within gzip");
  }

  @ParameterizedTest
  @CsvSource({"csv", "json"})
  void aWrongChecksumIsRefusedInEveryFormat(String format) throws IOException {
    String rows =
        format.equals("csv")
            ? HEADER + ROW
            : "[{\"settlementDate\":\"2025-10-14\",\"settlementPeriod\":1,\"bmUnit\":\"T_A-1\","
                + "\"totalCashflow\":1,\"_direction\":\"bid\"}]";
    byte[] packed = gzip(rows.getBytes(StandardCharsets.UTF_8));
    packed[packed.length - 8] ^= 1;

    assertRefused(
        EBOCF, Files.write(directory.resolve("x.gz"), packed), "the checksum of part 1 is wrong");
  }

  @Test
  void whatFollowsGzipIsNotLeftOut() throws IOException {
    byte[] packed = gzip((HEADER + ROW).getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(packed);
    bytes.write("2025-10-14,2,T_A-1,1,offer\n".getBytes(StandardCharsets.UTF_8));

    assertRefused(
        EBOCF,
        Files.write(directory.resolve("x.gz"), bytes.toByteArray()),
        "what follows part 1 is not gzip");
  }

  @Test
  void otherDelimitersAreNamed() throws IOException {
    assertRefused((HEADER + ROW).replace(",", ";"), "has its fields split by ';'");
    assertRefused((HEADER + ROW).replace(",", "|"), "has its fields split by '|'");
    assertRefused("sep=;\n" + (HEADER + ROW).replace(",", ";"), "has its fields split by ';'");
  }

  @Test
  void aHeaderFurtherDownIsFoundByItsLine() throws IOException {
    assertRefused("# Elexon export\n" + HEADER + ROW, "has its header in line 2");
    assertRefused(
        "Elexon BMRS export\nGenerated 2025-10-15\n\n" + HEADER + ROW, "has its header in line 4");
  }

  @Test
  void aLineWithOtherFieldsIsNamed() throws IOException {
    assertRefused(HEADER + ROW + "2025-10-14,2,T_A-1\n" + ROW, "line 3 has 3 of 5 fields");
    assertRefused(HEADER + ROW + "2025-10-14,2,T_A-1,5,bid,x\n", "line 3 has 6 of 5 fields");
  }

  @Test
  void aQuoteThatNothingClosesIsNamed() throws IOException {
    assertRefused(
        HEADER + ROW + "2025-10-14,2,\"T_A-1,5,bid\n" + ROW,
        "line 3: a quote opens there that nothing closes");
  }

  @Test
  void textThatIsNotUtf8IsNamed() throws IOException {
    byte[] latin =
        (HEADER + ROW + "2025-10-14,2,T_Ü-1,5,bid\n").getBytes(StandardCharsets.ISO_8859_1);

    assertRefused(
        EBOCF, Files.write(directory.resolve("latin.csv"), latin), "line 3 is not UTF-8 text");
  }

  @Test
  void aColumnTwiceIsRefused() throws IOException {
    assertRefused(
        """
        settlementDate,settlementPeriod,bmUnit,totalCashflow,totalCashflow,_direction
        2025-10-14,1,T_A-1,1,2,offer
        """,
        "has a column twice: totalCashflow and totalCashflow");
    assertRefused(
        "[{\"settlementDate\":\"2025-10-14\",\"settlement_date\":\"2025-10-15\",\"bmUnit\":\"T_A-1\","
            + "\"settlementPeriod\":1,\"totalCashflow\":1,\"_direction\":\"bid\"}]",
        "row 1 has a column twice: settlementDate, by one name or by two");
  }

  @Test
  void aNumberThatIsNoneIsRefusedInJson() throws IOException {
    assertRefused(
        "[{\"settlementDate\":\"2025-10-14\",\"settlementPeriod\":1,\"bmUnit\":\"T_A-1\","
            + "\"totalCashflow\":NaN,\"_direction\":\"bid\"}]",
        "row 1, column totalCashflow: 'NaN' is not a number");
  }

  @Test
  void rowsOfAnotherDatasetAreRefused() throws IOException {
    assertRefused(
        BOALF,
        file("pn.csv", BOALF_HEADER + boalf("2024-01-10").replace("BOALF,", "PN,")),
        "row 1 says that it is of dataset 'PN', not BOALF");
  }

  @Test
  void bidsThatAreLoadedAsOffersAreRefused() throws IOException {
    Path bids =
        file(
            "bids.json",
            "{\"data\":[{\"settlementDate\":\"2025-10-14\",\"settlementPeriod\":1,"
                + "\"bmUnit\":\"T_A-1\",\"acceptanceId\":5,\"totalVolumeAccepted\":-12.5}]}");

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(BOAV, Direction.OFFER, bids))
        .withMessageContaining(
            "row 1, columns _direction and totalVolumeAccepted: 'offer' and '-12.5' contradict");
    assertThat(told(tables.load(BOAV, Direction.BID, bids))).containsExactly("1 added");
  }

  @Test
  void aTimeThatContradictsItsDateAndPeriodIsRefused() throws IOException {
    assertRefused(
        BOAV,
        file(
            "boav.csv",
            BOAV_HEADER.replace("createdDateTime", "startTime")
                + "2022-03-27,46,T_X-1,1,1.0,offer,2022-03-26T22:30:00Z\n"),
        "row 1, columns startTime and settlementPeriod: '2022-03-26T22:30:00Z' and '46' contradict");
    assertRefused(
        BOALF,
        file("years.csv", BOALF_HEADER + boalf("2019-01-10").replace("BOALF,2019", "BOALF,2022")),
        "row 1, columns timeFrom and settlementDate: '2019-01-10T10:40:00Z' and '2022-01-10'");
    assertRefused(
        BOALF,
        file("back.csv", BOALF_HEADER + boalf("2024-01-10").replace("T11:20", "T10:20")),
        "row 1, columns timeTo and timeFrom: '2024-01-10T10:20:00Z' and '2024-01-10T10:40:00Z'");
  }

  @Test
  void aTimeInAZoneThatIsNotKnownForSureIsRefused() throws IOException {
    assertRefused(
        BOALF,
        file("bst.csv", BOALF_HEADER + boalf("2024-07-10").replace("10:40:00Z", "10:40:00 BST")),
        "row 1, column timeFrom: '2024-07-10T10:40:00 BST' is not a time");
  }

  private static String boalf(String date) {
    return "BOALF,%1$s,%1$sT10:40:00Z,%1$sT11:20:00Z,50,50,7,%1$sT10:35:00Z,false,ORI,T_X-1\n"
        .formatted(date);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream stream = new GZIPOutputStream(packed)) {
      stream.write(bytes);
    }
    return packed.toByteArray();
  }

  private void assertRefused(String content, String cause) throws IOException {
    assertRefused(EBOCF, file("refused", content), cause);
  }

  private void assertRefused(SourceTable table, Path file, String cause) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> tables.load(table, file))
        .withMessageStartingWith(file.toString())
        .withMessageContaining(cause)
        .withMessageEndingWith("; nothing was loaded")
        .satisfies(e -> assertThat(e.category()).isEqualTo(FailureCategory.INPUT_FILE))
        .satisfies(e -> assertThat(e.remedy()).isNotBlank());
    assertThat(tables.rows(table)).isEmpty();
  }
}
