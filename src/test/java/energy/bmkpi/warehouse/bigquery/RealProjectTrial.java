package energy.bmkpi.warehouse.bigquery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQuery.DatasetDeleteOption;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.TableDataWriteChannel;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableInfo;
import com.google.cloud.bigquery.WriteChannelConfiguration;
import energy.bmkpi.warehouse.Cancellation;
import energy.bmkpi.warehouse.StoredTable;
import energy.bmkpi.warehouse.StoredType;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.Warehouse;
import energy.bmkpi.warehouse.WarehouseContract;
import energy.bmkpi.warehouse.bigquery.settings.BigQuerySettings;
import energy.bmkpi.warehouse.bigquery.settings.PublishMode;
import energy.bmkpi.warehouse.bigquery.settings.RetryPolicy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract of every warehouse, in a real project of BigQuery. Every test makes a dataset of its
 * own and deletes it. Costs a few cents; see docs/BIGQUERY.md.
 */
@EnabledIfEnvironmentVariable(
    named = RealProjectTrial.PROJECT,
    matches = ".+",
    disabledReason = "name a project to run the contract in, which costs money")
class RealProjectTrial implements WarehouseContract {
  static final String PROJECT = "BIGQUERY_TEST_PROJECT";

  /** Where datasets are made; the EU unless set. */
  private static final String LOCATION = "BIGQUERY_TEST_LOCATION";

  /** Another address than Google's, where nobody asks for credentials. */
  private static final String HOST = "BIGQUERY_TEST_HOST";

  @TempDir Path directory;

  private final String dataset = "bmkpi_test_" + UUID.randomUUID().toString().replace('-', '_');
  private final BigQuery client = client();

  @BeforeEach
  void makeDataset() {
    client.create(DatasetInfo.newBuilder(dataset).setLocation(location()).build());
  }

  @AfterEach
  void deleteDataset() {
    client.delete(dataset, DatasetDeleteOption.deleteContents());
  }

  @Override
  public Warehouse open(TableNames names) {
    BigQuerySettings settings =
        new BigQuerySettings(
            client.getOptions().getProjectId(),
            dataset,
            location(),
            Map.of("app", "bmkpi-test"),
            null,
            6.25,
            PublishMode.MERGE,
            new RetryPolicy(6, Duration.ofMinutes(3)),
            directory,
            directory,
            names,
            null,
            "a test",
            new Cancellation());
    return BigQueryWarehouse.open(client.getOptions(), settings, (what, why, wait, tries) -> {});
  }

  @Override
  public void create(StoredTable table) {
    String[] parts = table.name().split("\\.", -1);
    // a dataset of another name would be shared with other tests
    if (parts.length > 1) {
      Assumptions.abort("tables in other datasets are not tried in real projects");
    }
    TableId id = TableId.of(dataset, table.name());
    Schema schema =
        Schema.of(
            table.columns().entrySet().stream()
                .map(column -> Field.of(column.getKey(), type(column.getValue())))
                .toList());
    client.create(TableInfo.of(id, StandardTableDefinition.of(schema)));
    if (!table.rows().isEmpty()) {
      load(id, rows(table));
    }
  }

  /** Newline-delimited JSON; values as BigQuery reads them. */
  private static String rows(StoredTable table) {
    ObjectMapper json = new ObjectMapper();
    return table.rows().stream()
        .map(
            row -> {
              Map<String, Object> values = new LinkedHashMap<>();
              table
                  .columns()
                  .forEach(
                      (name, type) -> {
                        Object cell = BigQueryWarehouseTest.cell(type, row.get(name));
                        if (cell != null) {
                          values.put(name, cell);
                        }
                      });
              try {
                return json.writeValueAsString(values);
              } catch (JsonProcessingException e) {
                throw new AssertionError(e);
              }
            })
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private void load(TableId table, String rows) {
    JobId id = JobId.newBuilder().setLocation(location()).setRandomJob().build();
    TableDataWriteChannel channel =
        client.writer(
            id,
            WriteChannelConfiguration.newBuilder(table)
                .setFormatOptions(FormatOptions.json())
                .build());
    try (channel) {
      channel.write(ByteBuffer.wrap(rows.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    try {
      Job job = channel.getJob().waitFor();
      if (job.getStatus().getError() != null) {
        throw new AssertionError(job.getStatus().getError().getMessage());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static StandardSQLTypeName type(StoredType type) {
    return StandardSQLTypeName.valueOf(BigQueryWarehouseTest.type(type).name());
  }

  private static BigQuery client() {
    BigQueryOptions.Builder options =
        BigQueryOptions.newBuilder().setProjectId(System.getenv(PROJECT)).setLocation(location());
    if (System.getenv(HOST) != null) {
      options.setHost(System.getenv(HOST)).setCredentials(NoCredentials.getInstance());
    }
    return options.build().getService();
  }

  private static String location() {
    String location = System.getenv(LOCATION);
    return location == null ? "EU" : location;
  }
}
