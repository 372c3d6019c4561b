package energy.bmkpi.warehouse.bigquery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.api.services.bigquery.model.JobReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an answer: the client's own model would take objects for every cell. */
final class QueryAnswerReader {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser json;
  private final ResultCells cells;
  private List<String> columns = List.of();
  private @Nullable JobReference job;
  private boolean complete;
  private @Nullable String nextPage;
  private @Nullable Long bytesProcessed;
  private @Nullable Long bytesBilled;

  private QueryAnswerReader(JsonParser json, int bytes) {
    this.json = json;
    this.cells = new ResultCells(bytes);
  }

  /** Fails when the answer ends too early. */
  static QueryAnswer read(byte[] answer) throws IOException {
    try (JsonParser json = JSON.createParser(answer)) {
      return new QueryAnswerReader(json, answer.length).read();
    }
  }

  private QueryAnswer read() throws IOException {
    expect(JsonToken.START_OBJECT);
    for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
      JsonToken value = json.nextToken();
      switch (field) {
        case "jobComplete" -> complete = json.getBooleanValue();
        case "pageToken" -> nextPage = json.getText();
        case "totalBytesProcessed" -> bytesProcessed = Long.valueOf(json.getText());
        case "totalBytesBilled" -> bytesBilled = Long.valueOf(json.getText());
        case "jobReference" -> job = jobReference();
        case "schema" -> columns = columns();
        case "rows" -> rows(value);
        default -> json.skipChildren();
      }
    }
    return new QueryAnswer(complete, job, nextPage, bytesProcessed, bytesBilled, columns, cells);
  }

  private JobReference jobReference() throws IOException {
    JobReference reference = new JobReference();
    for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
      json.nextToken();
      switch (field) {
        case "projectId" -> reference.setProjectId(json.getText());
        case "jobId" -> reference.setJobId(json.getText());
        case "location" -> reference.setLocation(json.getText());
        default -> json.skipChildren();
      }
    }
    return reference;
  }

  private List<String> columns() throws IOException {
    List<String> names = new ArrayList<>();
    for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
      JsonToken value = json.nextToken();
      if (field.equals("fields") && value == JsonToken.START_ARRAY) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
          names.add(columnName());
        }
      } else {
        json.skipChildren();
      }
    }
    return names;
  }

  private String columnName() throws IOException {
    String name = "";
    for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
      json.nextToken();
      if (field.equals("name")) {
        name = json.getText();
      } else {
        json.skipChildren();
      }
    }
    return name;
  }

  /** Rows are {@code {"f":[{"v":"1"},{"v":null}]}}. */
  private void rows(JsonToken start) throws IOException {
    if (start == JsonToken.VALUE_NULL) {
      return;
    }
    while (json.nextToken() == JsonToken.START_OBJECT) {
      expect(JsonToken.FIELD_NAME);
      expect(JsonToken.START_ARRAY);
      while (json.nextToken() == JsonToken.START_OBJECT) {
        expect(JsonToken.FIELD_NAME);
        cell(json.nextToken());
        expect(JsonToken.END_OBJECT);
      }
      expect(JsonToken.END_OBJECT);
    }
  }

  private void cell(JsonToken value) throws IOException {
    switch (value) {
      case VALUE_NULL -> cells.addNull();
      case VALUE_STRING ->
          cells.add(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
      // arrays and structs, which no query of the product returns
      default -> throw unexpected(value);
    }
  }

  private void expect(JsonToken expected) throws IOException {
    JsonToken found = json.nextToken();
    if (found != expected) {
      throw unexpected(found);
    }
  }

  private JsonParseException unexpected(@Nullable JsonToken found) {
    return new JsonParseException(json, "the answer of BigQuery is not as agreed at " + found);
  }
}
