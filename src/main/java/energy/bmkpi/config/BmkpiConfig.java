package energy.bmkpi.config;

import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.bigquery.settings.PublishMode;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The keys {@code bmkpi.*}: from system properties, the environment ({@code BMKPI_WORKERS}), or
 * {@code config/application.properties}. Options of the command line win over all of them.
 */
@ConfigMapping(prefix = "bmkpi")
public interface BmkpiConfig {

  /** Which warehouse to work on: duckdb or bigquery. */
  @WithDefault("duckdb")
  WarehouseKind warehouse();

  /** Settlement dates of a run, ending yesterday. */
  @WithDefault("90")
  Days days();

  /** Queries in flight at once, at most. */
  @WithDefault("28")
  Workers workers();

  /** Settlement dates in a batch, or {@code auto}. */
  @WithDefault("7")
  BatchDays batchDays();

  /** After so many failed batches no other is begun. */
  @WithDefault("1")
  Failures maxFailures();

  /** A query that takes longer fails; no limit unless set. */
  Optional<TimeLimit> queryTimeout();

  /** A run that takes longer is stopped; no limit unless set. */
  Optional<TimeLimit> runTimeout();

  /** How long a command waits for a database or output that another process holds. */
  @WithName("wait")
  @WithDefault("5s")
  WaitTime longestWait();

  /** Where the program keeps what it has to remember between runs; XDG's place unless set. */
  Optional<Path> stateDir();

  /** Finished batches of runs. */
  Journal journal();

  /** How lines on standard error are written: text or json. */
  @WithDefault("text")
  LogFormat logFormat();

  /** File for the metrics of the last run, which node_exporter's textfile collector reads. */
  Optional<Path> metricsFile();

  /** Labels of every metric, beside those of the warehouse: {@code schedule=nightly,team=power}. */
  Optional<MetricsLabels> metricsLabels();

  /** File for the summary of the last run that published, as JSON. */
  Optional<Path> summaryFile();

  /** Address of a watchdog that is told of each run. */
  Optional<PingAddress> ping();

  /** The embedded warehouse. */
  DuckDb duckdb();

  /** The production warehouse. */
  BigQuery bigquery();

  /** What the tables are called. */
  Tables tables();

  /** Finished batches of runs. */
  interface Journal {

    /** How long a run is remembered, be it published or not. */
    @WithDefault("7")
    Days keep();
  }

  /** The embedded warehouse. */
  interface DuckDb {

    /** File of the embedded warehouse. */
    @WithDefault("bmkpi.duckdb")
    Path path();

    /** Threads of the engine; as many as there are processors unless set. */
    Optional<Threads> threads();

    /** Memory of the engine; beyond it, it spills to disk. */
    @WithDefault("1GB")
    MemorySize memoryLimit();
  }

  /** The production warehouse. */
  interface BigQuery {

    /** Project that is billed and holds the dataset; that of the credentials unless set. */
    Optional<String> project();

    /** Dataset of the tables that are named without one. */
    Optional<String> dataset();

    /** Where jobs run, e.g. EU; BigQuery finds out unless set. */
    Optional<String> location();

    /** Another address than Google's, e.g. of an emulator. */
    Optional<ServiceAddress> host();

    /** Where credentials may be sent over plain http. */
    @WithDefault("loopback")
    PlainHttp plainHttp();

    /** As whom: google finds credentials as Google's tools do, none is for an emulator. */
    @WithDefault("google")
    CredentialsKind credentials();

    /** Labels of every job: {@code team=power,cost-centre=42}. */
    @WithDefault("app=bmkpi")
    Labels labels();

    /** How results take the place of the published ones. */
    @WithDefault("merge")
    PublishMode publish();

    /** Bytes that one query may be billed. */
    Optional<ByteCount> maxBytesBilled();

    /** Bytes that all queries of a run may be billed together. */
    Optional<ByteCount> maxBytesPerRun();

    /** US dollars for a TiB billed. */
    @WithDefault("6.25")
    Price pricePerTib();

    /** Tries of one request, the first included. */
    @WithDefault("6")
    Tries maxTries();

    /** So long after the first try of a request, no other is begun. */
    @WithDefault("PT3M")
    Duration maxRetryTime();
  }

  /** What the tables are called; a name may be qualified by dots. */
  interface Tables {

    @WithDefault("bmrs_boalf_complete")
    TableName boalf();

    @WithDefault("bmrs_bod")
    TableName bod();

    @WithDefault("bmrs_boav")
    TableName boav();

    @WithDefault("bmrs_ebocf")
    TableName ebocf();

    @WithDefault("bmu_metadata")
    TableName bmUnits();

    @WithDefault("bm_kpi_summary")
    TableName summary();

    @WithDefault("bm_kpi_market")
    TableName market();

    @WithDefault("bm_kpi_coverage")
    TableName coverage();

    @WithDefault("bm_kpi_run")
    TableName run();

    default TableNames names() {
      return new TableNames(
          Map.of(
              SourceTable.BOALF, boalf().text(),
              SourceTable.BOD, bod().text(),
              SourceTable.BOAV, boav().text(),
              SourceTable.EBOCF, ebocf().text(),
              SourceTable.BM_UNITS, bmUnits().text()),
          Map.of(
              OutputTable.SUMMARY, summary().text(),
              OutputTable.MARKET, market().text(),
              OutputTable.COVERAGE, coverage().text(),
              OutputTable.RUN, run().text()));
    }
  }
}
