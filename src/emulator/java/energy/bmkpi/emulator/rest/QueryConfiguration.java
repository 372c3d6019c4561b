package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import energy.bmkpi.emulator.sql.SqlRequest;
import org.jspecify.annotations.Nullable;

/** What jobs.query and a query job have in common. */
record QueryConfiguration(
    SqlRequest request, @Nullable Long maximumBytesBilled, @Nullable Destination destination) {

  static QueryConfiguration read(JsonNode configuration, String project) {
    if (Json.flag(configuration, "useLegacySql", true)) {
      throw ApiError.notInterpreted("legacy SQL; useLegacySql must be false");
    }
    SqlRequest request =
        new SqlRequest(
            Json.required(configuration, "query"),
            QueryParameters.read(configuration),
            project,
            Names.dataset(configuration.path("defaultDataset"), project));
    Destination destination =
        configuration.path("destinationTable").isObject()
            ? Destination.read(configuration, project, WriteDisposition.EMPTY)
            : null;
    if (destination == null
        && (configuration.hasNonNull("timePartitioning")
            || configuration.hasNonNull("clustering"))) {
      throw ApiError.invalid("Partitioning or clustering needs a destination table.");
    }
    return new QueryConfiguration(
        request, Json.number(configuration, "maximumBytesBilled"), destination);
  }
}
