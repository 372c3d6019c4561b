package energy.bmkpi.load;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    "2025-10-01|17|NULL|T_LKSDB-1|22019|-4.0|bid|2025-10-02 23:14:46+00",
    "2025-10-01|48|NULL|T_LKSDB-1|22018|2.5|offer|2025-10-02 23:14:46+00"
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
