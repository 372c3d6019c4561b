package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of a request's body that the emulator interprets; any other is refused. */
final class AcceptedFields {
  private static final String REFERENCE = ".projectId .datasetId .tableId";
  private static final String PARTITIONING = ".type .field .requirePartitionFilter .expirationMs";
  private static final String SCHEMA = ".fields.name .fields.type .fields.mode .fields.description";
  private static final String PARAMETERS =
      ".name .parameterType.type .parameterType.arrayType.type"
          + " .parameterValue.value .parameterValue.arrayValues.value";

  private static final Set<String> DATASET =
      fields(
          "kind description friendlyName location labels.* defaultTableExpirationMs",
          below("datasetReference", ".projectId .datasetId"));

  private static final Set<String> TABLE =
      fields(
          "kind description friendlyName expirationTime labels.* requirePartitionFilter",
          below("tableReference", REFERENCE),
          below("schema", SCHEMA),
          below("timePartitioning", PARTITIONING),
          "clustering.fields");

  /** A patched table comes back with all that was told of it; BigQuery overlooks these, too. */
  private static final Set<String> PATCH =
      Stream.concat(
              TABLE.stream(),
              Stream.of(
                  "etag",
                  "id",
                  "selfLink",
                  "creationTime",
                  "lastModifiedTime",
                  "location",
                  "numBytes",
                  "numLongTermBytes",
                  "numRows",
                  "numTotalLogicalBytes",
                  "type"))
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> QUERY =
      fields(
          "kind query requestId labels.* maximumBytesBilled dryRun useLegacySql timeoutMs jobTimeoutMs"
              + " maxResults location jobCreationMode useQueryCache parameterMode",
          "formatOptions.useInt64Timestamp formatOptions.timestampOutputFormat",
          below("queryParameters", PARAMETERS),
          below("defaultDataset", ".projectId .datasetId"));

  private static final Set<String> JOB =
      fields(
          "jobReference.projectId jobReference.jobId jobReference.location configuration.labels.*"
              + " configuration.dryRun configuration.jobTimeoutMs configuration.jobType",
          below(
              "configuration.query",
              ".query .useLegacySql .createDisposition .writeDisposition .parameterMode .priority"
                  + " .useQueryCache .maximumBytesBilled .schemaUpdateOptions .clustering.fields"),
          below("configuration.query.queryParameters", PARAMETERS),
          below("configuration.query.defaultDataset", ".projectId .datasetId"),
          below("configuration.query.destinationTable", REFERENCE),
          below("configuration.query.timePartitioning", PARTITIONING),
          below(
              "configuration.load",
              ".sourceFormat .createDisposition .writeDisposition .skipLeadingRows .encoding"
                  + " .allowQuotedNewlines .allowJaggedRows .fieldDelimiter .quote .nullMarker"
                  + " .maxBadRecords .ignoreUnknownValues .autodetect .schemaUpdateOptions"
                  + " .clustering.fields"),
          below("configuration.load.destinationTable", REFERENCE),
          below("configuration.load.schema", SCHEMA),
          below("configuration.load.timePartitioning", PARTITIONING));

  private static final Map<Operation, Set<String>> BY_OPERATION =
      Map.of(
          Operation.DATASETS_INSERT, DATASET,
          Operation.TABLES_INSERT, TABLE,
          Operation.TABLES_PATCH, PATCH,
          Operation.JOBS_QUERY, QUERY,
          Operation.JOBS_INSERT, JOB,
          Operation.UPLOAD_START, JOB);

  private AcceptedFields() {}

  /** Fails where the body has a value in a field that the emulator would overlook. */
  static void check(Operation operation, JsonNode body) {
    check(operation, BY_OPERATION.getOrDefault(operation, Set.of()), "", body);
  }

  private static void check(Operation operation, Set<String> accepted, String path, JsonNode node) {
    if (node.isArray()) {
      node.forEach(element -> check(operation, accepted, path, element));
    } else if (node.isObject()) {
      node.properties()
          .forEach(
              field -> {
                String below = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                check(operation, accepted, below, field.getValue());
              });
    } else if (!node.isNull() && !accepted.contains(path) && !accepted.contains(anyKey(path))) {
      throw ApiError.notInterpreted(path + " in the body of " + operation);
    }
  }

  private static String anyKey(String path) {
    return path.substring(0, path.lastIndexOf('.') + 1) + "*";
  }

  private static Set<String> fields(String... lists) {
    return Stream.of(lists)
        .flatMap(list -> Stream.of(list.split(" ")))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String below(String parent, String fields) {
    return Stream.of(fields.split(" "))
        .map(field -> parent + field)
        .collect(Collectors.joining(" "));
  }
}
