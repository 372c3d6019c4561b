package energy.bmkpi.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * Some cashflows, written in a form that people could have written them in: drawn by chance, the
 * same for the same seed.
 *
 * @param rows what has to come back, each as {@link EmbeddedTables#rows} prints it
 * @param bytes a character for each
 */
record WrittenFile(String form, List<String> rows, String bytes) {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final List<List<String>> HEADERS =
      List.of(
          List.of(
              "settlementDate",
              "settlementPeriod",
              "bmUnit",
              "totalCashflow",
              "_direction",
              "createdDateTime"),
          List.of(
              "settlement_date",
              "settlement_period",
              "bm_unit",
              "total_cashflow",
              "direction",
              "created_date_time"),
          List.of(
              "Settlement Date",
              "Settlement Period",
              "BM Unit Id",
              "Total Cashflow",
              "Bid Offer",
              "Created Date Time"),
          List.of(
              "SETTLEMENTDATE",
              "SETTLEMENTPERIOD",
              "BMUNIT",
              "TOTALCASHFLOW",
              "SIDE",
              "CREATEDDATETIME"));

  private record Cashflow(
      LocalDate date, int period, String unit, double gbp, String side, Instant created) {
    String stored() {
      return "%s|%d|%s|%s|%s|%s"
          .formatted(
              date,
              period,
              unit,
              gbp,
              side,
              DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss+00", Locale.ROOT)
                  .withZone(ZoneOffset.UTC)
                  .format(created));
    }
  }

  static WrittenFile of(long seed) throws IOException {
    Random random = new Random(seed);
    List<Cashflow> rows = cashflows(random);
    boolean csv = random.nextBoolean();
    String text = csv ? csv(rows, random) : json(rows, random);
    String mark = random.nextInt(8) == 0 ? "\uFEFF" : "";
    byte[] bytes = (mark + text).getBytes(StandardCharsets.UTF_8);
    int members = random.nextInt(3);
    if (members > 0) {
      bytes = gzip(bytes, members, random);
    }
    String form = "seed %d, %d members of gzip: %s".formatted(seed, members, text);
    return new WrittenFile(
        form,
        rows.stream().map(Cashflow::stored).sorted().toList(),
        new String(bytes, StandardCharsets.ISO_8859_1));
  }

  byte[] content() {
    return bytes.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Of different natural keys. */
  private static List<Cashflow> cashflows(Random random) {
    List<Cashflow> rows = new ArrayList<>();
    int count = random.nextInt(9);
    for (int i = 0; i < count; i++) {
      LocalDate date = LocalDate.of(2025, 1 + random.nextInt(12), 1 + random.nextInt(28));
      rows.add(
          new Cashflow(
              date,
              1 + random.nextInt(46),
              "T_" + i + (random.nextInt(4) == 0 ? ",\"Ü\" 1" : "-1"),
              (random.nextInt(2_000_001) - 1_000_000) / 1000.0,
              random.nextBoolean() ? "bid" : "offer",
              date.plusDays(5)
                  .atTime(LocalTime.ofSecondOfDay(random.nextInt(86_400)))
                  .toInstant(ZoneOffset.UTC)));
    }
    return rows;
  }

  private static String csv(List<Cashflow> rows, Random random) {
    String end = random.nextInt(3) == 0 ? "\r\n" : "\n";
    boolean quoteAll = random.nextInt(4) == 0;
    List<Integer> order = order(random);
    List<String> lines = new ArrayList<>();
    List<String> header = HEADERS.get(random.nextInt(HEADERS.size()));
    lines.add(line(header, order, quoteAll));
    for (Cashflow row : rows) {
      if (random.nextInt(20) == 0) {
        lines.add("");
      }
      lines.add(line(values(row, random), order, quoteAll));
    }
    if (random.nextInt(10) == 0) {
      lines.add(0, "sep=,");
    }
    return String.join(end, lines) + (random.nextInt(6) == 0 ? "" : end);
  }

  private static String line(List<String> fields, List<Integer> order, boolean quoteAll) {
    return order.stream()
        .map(fields::get)
        .map(
            field ->
                quoteAll || field.contains(",") || field.contains("\"")
                    ? '"' + field.replace("\"", "\"\"") + '"'
                    : field)
        .collect(Collectors.joining(","));
  }

  private static String json(List<Cashflow> rows, Random random) {
    StringBuilder text = new StringBuilder();
    boolean numbers = random.nextBoolean();
    int next = 0;
    do {
      int size = next < rows.size() ? 1 + random.nextInt(rows.size() - next) : 0;
      List<String> objects =
          rows.subList(next, next + size).stream()
              .map(row -> object(row, numbers, random))
              .toList();
      String array = "[" + String.join(random.nextBoolean() ? "," : " ,\n ", objects) + "]";
      text.append(
          switch (random.nextInt(4)) {
            case 0 -> array;
            case 1 -> "{\"data\":%s,\"metadata\":{\"datasets\":[\"EBOCF\"]}}".formatted(array);
            case 2 -> "{\"metadata\": {\"data\": 1}, \"data\": %s}".formatted(array);
            default -> size == 0 ? "[]" : String.join("\n", objects);
          });
      text.append(Arrays.asList("", "\n", "\r\n", " ").get(random.nextInt(4)));
      next += size;
    } while (next < rows.size());
    return text.toString();
  }

  /**
   * @param numbers whether no number is written as text
   */
  private static String object(Cashflow row, boolean numbers, Random random) {
    List<String> header = HEADERS.get(random.nextInt(HEADERS.size()));
    List<String> values = values(row, random);
    return order(random).stream()
        .map(
            i -> {
              boolean number = (i == 1 || i == 3) && (numbers || random.nextBoolean());
              String value = values.get(i).replace("\"", "\\\"");
              return "\"%s\":%s"
                  .formatted(header.get(i), number ? value.strip() : '"' + value + '"');
            })
        .collect(
            Collectors.joining(",", "{", random.nextBoolean() ? "}" : ",\"more\":{\"x\":[1]}}"));
  }

  private static List<Integer> order(Random random) {
    List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
    if (random.nextBoolean()) {
      Collections.shuffle(order, random);
    }
    return order;
  }

  private static List<String> values(Cashflow row, Random random) {
    ZonedDateTime midnight = row.date().atStartOfDay(LONDON);
    List<String> dates =
        List.of(
            row.date().toString(),
            row.date().toString(),
            row.date() + "T00:00:00",
            row.date() + " 00:00:00",
            row.date() + "T00:00:00Z",
            midnight.toInstant().toString(),
            midnight.toOffsetDateTime().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    List<String> times =
        List.of(
            row.created().toString(),
            row.created().toString(),
            row.created()
                .atZone(LONDON)
                .toOffsetDateTime()
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME),
            row.created().toString().replace('T', ' ').replace("Z", " UTC"),
            row.created().toString().replace("Z", "+00:00"),
            row.created()
                .atOffset(ZoneOffset.ofHours(2))
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME),
            Long.toString(row.created().toEpochMilli()));
    List<String> periods =
        List.of(Integer.toString(row.period()), row.period() + ".0", row.period() + "e0");
    List<String> numbers = List.of(Double.toString(row.gbp()), row.gbp() + "e0", row.gbp() + "00");
    boolean plain = random.nextInt(3) == 0;
    return List.of(
        dates.get(plain ? 0 : random.nextInt(dates.size())),
        periods.get(plain ? 0 : random.nextInt(periods.size())),
        row.unit(),
        numbers.get(plain ? 0 : random.nextInt(numbers.size())),
        random.nextInt(4) == 0 ? row.side().toUpperCase(Locale.ROOT) : row.side(),
        times.get(plain ? 0 : random.nextInt(times.size())));
  }

  /** Members may end anywhere, in the middle of a letter, too. */
  private static byte[] gzip(byte[] bytes, int members, Random random) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    int next = 0;
    for (int member = 1; member <= members; member++) {
      int end = member == members ? bytes.length : next + random.nextInt(bytes.length - next + 1);
      try (OutputStream stream = new GZIPOutputStream(packed)) {
        stream.write(bytes, next, end - next);
      }
      next = end;
    }
    return packed.toByteArray();
  }
}
