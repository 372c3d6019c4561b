package energy.bmkpi.warehouse.bigquery.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.google.api.services.bigquery.model.JobReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer: the client's own model would take objects for every cell. Whatever is not as
 * BigQuery writes it is refused as a whole, as a row more or less would be a wrong KPI.
 */
final class QueryAnswerReader {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser json;
  private final ResultCells cells;
  private List<String> columns = List.of();
  private int rows;
  private int width;
  private @Nullable JobReference job;
  private @Nullable Boolean complete;
  private @Nullable String nextPage;
  private @Nullable Long bytesProcessed;
  private @Nullable Long bytesBilled;
  private @Nullable Long totalRows;

  private QueryAnswerReader(JsonParser json, int bytes) {
    this.json = json;
    this.cells = new ResultCells(bytes);
  }

  /** Fails when the answer ends too early, or goes on after its end. */
  static QueryAnswer read(byte[] answer) throws UnusableAnswerException {
    try (JsonParser json = JSON.createParser(answer)) {
      return new QueryAnswerReader(json, answer.length).read();
    } catch (UnusableAnswerException e) {
      throw e;
    } catch (JsonProcessingException e) {
      throw new UnusableAnswerException("the answer is no JSON of BigQuery's", e);
    } catch (IOException e) {
      throw UnusableAnswerException.unreadable(e);
    }
  }

  private QueryAnswer read() throws IOException {
    expect(JsonToken.START_OBJECT, json.nextToken());
    for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
      JsonToken value = json.nextToken();
      switch (field) {
        case "jobComplete" -> complete = json.getBooleanValue();
        case "pageToken" -> nextPage = text(value);
        case "totalBytesProcessed" -> bytesProcessed = count(value);
        case "totalBytesBilled" -> bytesBilled = count(value);
        case "totalRows" -> totalRows = count(value);
        case "jobReference" -> job = jobReference(value);
        case "schema" -> columns = columns(value);
        case "rows" -> rows(value);
        default -> json.skipChildren();
      }
    }
    if (json.nextToken() != null) {
      throw unexpected(json.currentToken());
    }
    if (complete == null) {
      throw new UnusableAnswerException("the answer does not say whether the query has ended");
    }
    if (rows > 0 && !columns.isEmpty() && width != columns.size()) {
      throw new UnusableAnswerException(
          "the answer has rows of %d values for %d columns".formatted(width, columns.size()));
    }
    return new QueryAnswer(
        complete, job, nextPage, bytesProcessed, bytesBilled, totalRows, columns, rows, cells);
  }

  private @Nullable JobReference jobReference(JsonToken start) throws IOException {
    expect(JsonToken.START_OBJECT, start);
    JobReference reference = new JobReference();
    for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
      JsonToken value = json.nextToken();
      switch (field) {
        case "projectId" -> reference.setProjectId(text(value));
        case "jobId" -> reference.setJobId(text(value));
        case "location" -> reference.setLocation(text(value));
        default -> json.skipChildren();
      }
    }
    boolean named = isThere(reference.getProjectId()) && isThere(reference.getJobId());
    return named ? reference : null;
  }

  private static boolean isThere(@Nullable String text) {
    return text != null && !text.isEmpty();
  }

  private List<String> columns(JsonToken start) throws IOException {
    expect(JsonToken.START_OBJECT, start);
    List<String> names = new ArrayList<>();
    for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
      JsonToken value = json.nextToken();
      if (field.equals("fields")) {
        expect(JsonToken.START_ARRAY, value);
        while (json.nextToken() != JsonToken.END_ARRAY) {
          names.add(columnName(json.currentToken()));
        }
      } else {
        json.skipChildren();
      }
    }
    return names;
  }

  private String columnName(@Nullable JsonToken start) throws IOException {
    expect(JsonToken.START_OBJECT, start);
    String name = null;
    for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
      JsonToken value = json.nextToken();
      if (field.equals("name")) {
        name = text(value);
      } else {
        json.skipChildren();
      }
    }
    if (name == null) {
      throw new UnusableAnswerException("the answer has a column without a name");
    }
    return name;
  }

  /** Rows are {@code {"f":[{"v":"1"},{"v":null}]}}. */
  private void rows(JsonToken start) throws IOException {
    if (start == JsonToken.VALUE_NULL) {
      return;
    }
    expect(JsonToken.START_ARRAY, start);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      int before = cells.size();
      row();
      int values = cells.size() - before;
      if (rows > 0 && values != width) {
        throw new UnusableAnswerException(
            "the answer has a row of %d values after one of %d".formatted(values, width));
      }
      width = values;
      rows++;
    }
  }

  private void row() throws IOException {
    expect(JsonToken.START_OBJECT, json.currentToken());
    expectField("f");
    expect(JsonToken.START_ARRAY, json.nextToken());
    while (json.nextToken() != JsonToken.END_ARRAY) {
      expect(JsonToken.START_OBJECT, json.currentToken());
      expectField("v");
      cell(json.nextToken());
      expect(JsonToken.END_OBJECT, json.nextToken());
    }
    expect(JsonToken.END_OBJECT, json.nextToken());
  }

  private void cell(@Nullable JsonToken value) throws IOException {
    if (value == JsonToken.VALUE_STRING) {
      cells.add(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
    } else if (value == JsonToken.VALUE_NULL) {
      cells.addNull();
    } else {
      // arrays and structs, which no query of the product returns
      throw unexpected(value);
    }
  }

  private @Nullable String text(@Nullable JsonToken value) throws IOException {
    if (value == JsonToken.VALUE_NULL) {
      return null;
    }
    if (value == null || !value.isScalarValue()) {
      throw unexpected(value);
    }
    return json.getText();
  }

  private @Nullable Long count(@Nullable JsonToken value) throws IOException {
    String text = text(value);
    try {
      if (text == null || Long.parseLong(text) >= 0) {
        return text == null ? null : Long.valueOf(text);
      }
    } catch (NumberFormatException e) {
      throw new UnusableAnswerException("the answer has a count that is no number", e);
    }
    throw new UnusableAnswerException("the answer has a count below zero");
  }

  private void expectField(String name) throws IOException {
    expect(JsonToken.FIELD_NAME, json.nextToken());
    if (!name.equals(json.currentName())) {
      throw unexpected(JsonToken.FIELD_NAME);
    }
  }

  private static void expect(JsonToken expected, @Nullable JsonToken found)
      throws UnusableAnswerException {
    if (found != expected) {
      throw unexpected(found);
    }
  }

  private static UnusableAnswerException unexpected(@Nullable JsonToken found) {
    return new UnusableAnswerException("the answer of BigQuery is not as agreed at " + found);
  }
}
