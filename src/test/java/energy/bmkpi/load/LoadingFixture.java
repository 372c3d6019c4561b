package energy.bmkpi.load;

import energy.bmkpi.load.LoadResult.RowCounts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of loading share: a folder with an empty warehouse, and files to put in it. */
abstract class LoadingFixture {
  static final String BOAV_HEADER =
      "settlementDate,settlementPeriod,bmUnit,acceptanceId,totalVolumeAccepted,_direction,createdDateTime\n";

  /** Two rows of one unit, one of each side. */
  static final String BOAV_CSV =
      BOAV_HEADER
          + "2025-10-01,48,T_LKSDB-1,22018,2.5,offer,2025-10-02T23:14:46Z\n"
          + "2025-10-01,17,T_LKSDB-1,22019,-4,bid,2025-10-02T23:14:46Z\n";

  /** The same two rows as the table holds them: in the order of the columns, without startTime. */
  static final String[] BOAV_ROWS = {
    "2025-10-01|17|NULL|T_LKSDB-1|22019|-4.0|bid|2025-10-02 23:14:46+00|NULL",
    "2025-10-01|48|NULL|T_LKSDB-1|22018|2.5|offer|2025-10-02 23:14:46+00|NULL"
  };

  @TempDir Path directory;
  EmbeddedTables tables;

  @BeforeEach
  void openTables() {
    tables = EmbeddedTables.in(directory);
  }

  @AfterEach
  void closeTables() {
    tables.close();
  }

  /** What became of the rows of a file: "2 added, 1 repeated". */
  static String told(LoadResult result) {
    RowCounts rows = result.rows();
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("added", rows.added());
    counts.put("restated", rows.restated());
    counts.put("unchanged", rows.unchanged());
    counts.put("older", rows.older());
    counts.put("undated", rows.undated());
    counts.put("repeated", rows.repeated());
    counts.put("without unit", rows.withoutUnit());
    counts.put("not in files", result.notInFiles());
    return counts.entrySet().stream()
        .filter(count -> count.getValue() != 0)
        .map(count -> count.getValue() + " " + count.getKey())
        .collect(Collectors.joining(", "));
  }

  static List<String> told(List<LoadResult> results) {
    return results.stream().map(LoadingFixture::told).toList();
  }

  Path file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }

  Path gzipped(String name, String content) throws IOException {
    Path file = directory.resolve(name);
    try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(file))) {
      stream.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }
}
