package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.zetasql.Value;
import energy.bmkpi.emulator.store.TableName;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the rows of a table or result. The token of the next page is understood by jobs.query's
 * followers, getQueryResults and tabledata.list, alike.
 */
record RowPage(TableName table, List<List<Value>> rows, int start, int end) {

  /**
   * The page that a request asks for.
   *
   * @param asked rows at most; null for as many as one page may have
   * @param most rows that one page may have
   */
  static RowPage of(
      TableName table, List<List<Value>> rows, long start, @Nullable Long asked, int most) {
    if (start < 0 || (asked != null && asked < 0)) {
      throw ApiError.invalid("startIndex and maxResults must not be negative");
    }
    int from = (int) Math.min(start, rows.size());
    long length = asked == null ? most : Math.min(asked, most);
    return new RowPage(table, rows, from, (int) Math.min(from + length, rows.size()));
  }

  static RowPage of(TableName table, List<List<Value>> rows, Call call, int most) {
    String token = call.parameter("pageToken");
    Long index = call.number("startIndex");
    long start = token == null ? (index == null ? 0 : index) : startOf(token, table);
    return of(table, rows, start, call.number("maxResults"), most);
  }

  boolean isLast() {
    return end == rows.size();
  }

  /** Adds the rows, and the token of the next page where there is one. */
  void describe(ObjectNode answer, boolean int64Timestamps) {
    answer.put("totalRows", Integer.toString(rows.size()));
    if (end > start) {
      ArrayNode array = answer.putArray("rows");
      rows.subList(start, end).forEach(row -> array.add(CellText.row(row, int64Timestamps)));
    }
    if (!isLast() && end > start) {
      answer.put("pageToken", token(table, end));
    }
  }

  private static String token(TableName table, int start) {
    String plain = start + "@" + table;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  private static int startOf(String token, TableName table) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      int at = plain.indexOf('@');
      if (at > 0 && plain.substring(at + 1).equals(table.toString())) {
        return Integer.parseInt(plain.substring(0, at));
      }
    } catch (IllegalArgumentException e) {
      throw ApiError.invalid("Invalid page token: " + token + " (" + e.getMessage() + ")");
    }
    throw ApiError.invalid("Invalid page token: " + token);
  }
}
