package energy.bmkpi.faults;

import energy.bmkpi.testing.SourceFile;
import energy.bmkpi.warehouse.Cancellation;
import energy.bmkpi.warehouse.duckdb.LockHolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A fault at a moment of a run on a DuckDB file. */
final class DuckDbTrouble implements Trouble {
  private static final int HEADERS = 3 * 4096;
  private static final int BLOCK = 256 * 1024;

  private final DuckDbFault fault;
  private final Moment moment;
  private final DuckDbMarket market;
  private final Cancellation cancellation = new Cancellation();
  private @Nullable LockHolder holder;

  DuckDbTrouble(DuckDbFault fault, Moment moment, DuckDbMarket market) {
    this.fault = fault;
    this.moment = moment;
    this.market = market;
  }

  @Override
  public void at(Moment now) {
    if (now == moment) {
      try {
        strike();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void strike() throws IOException {
    switch (fault) {
      case LOCKED -> holder = LockHolder.of(market.file());
      case GONE -> Files.delete(market.file());
      case NOT_A_DATABASE -> overwrite(0, 0);
      case CUT_OFF -> cutOff();
      case DAMAGED_BLOCKS -> overwrite(HEADERS, BLOCK);
      case NO_TABLE -> change("ALTER TABLE bmrs_boav RENAME TO elsewhere");
      case NO_COLUMN -> change("ALTER TABLE bmrs_boav RENAME settlementDate TO elsewhere");
      case VALUE_OUT_OF_RANGE ->
          change(
              "CREATE TABLE boav_rows AS FROM bmrs_boav",
              "UPDATE bmrs_boav SET totalVolumeAccepted = 1e300"
                  + " WHERE settlementDate = DATE '"
                  + PublishedMarket.DATES.to()
                  + "'");
      case QUERY_TIMEOUT ->
          change(
              "ALTER TABLE bmrs_bod RENAME TO bod_rows",
              "CREATE VIEW bmrs_bod AS SELECT bod_rows.* FROM bod_rows,"
                  + " range(1000000000) AS again WHERE hash(again.range) <> 0");
      case STOPPED -> cancellation.request("stopped by a test");
      case LOG_UNWRITABLE -> Files.createDirectory(market.log());
      case OUT_OF_MEMORY -> {}
    }
  }

  @Override
  public void end() {
    try {
      if (fault.isMendedByACopy()) {
        market.putOldTablesBack();
      }
      switch (fault) {
        case LOCKED -> {
          if (holder != null) {
            holder.close();
          }
        }
        case NO_TABLE -> change("ALTER TABLE elsewhere RENAME TO bmrs_boav");
        case NO_COLUMN -> change("ALTER TABLE bmrs_boav RENAME elsewhere TO settlementDate");
        case VALUE_OUT_OF_RANGE ->
            change("DROP TABLE bmrs_boav", "ALTER TABLE boav_rows RENAME TO bmrs_boav");
        case QUERY_TIMEOUT ->
            change("DROP VIEW bmrs_bod", "ALTER TABLE bod_rows RENAME TO bmrs_bod");
        case LOG_UNWRITABLE -> Files.deleteIfExists(market.log());
        default -> {}
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Cancellation cancellation() {
    return cancellation;
  }

  @Override
  public @Nullable Duration queryTimeout() {
    return fault == DuckDbFault.QUERY_TIMEOUT ? Duration.ofSeconds(5) : null;
  }

  @Override
  public String memoryLimit() {
    return fault == DuckDbFault.OUT_OF_MEMORY ? "1MB" : Trouble.super.memoryLimit();
  }

  private void change(String... statements) {
    SourceFile.change(market.file(), statements);
  }

  private void cutOff() throws IOException {
    try (FileChannel channel = FileChannel.open(market.file(), StandardOpenOption.WRITE)) {
      channel.truncate(HEADERS + 100);
    }
  }

  /**
   * @param step to the next place; none after the first where it is 0
   */
  private void overwrite(long first, int step) throws IOException {
    try (FileChannel channel = FileChannel.open(market.file(), StandardOpenOption.WRITE)) {
      long place = first;
      do {
        channel.write(
            ByteBuffer.wrap("something else altogether".getBytes(StandardCharsets.UTF_8)), place);
        place += step;
      } while (step > 0 && place + BLOCK <= channel.size());
    }
  }
}
