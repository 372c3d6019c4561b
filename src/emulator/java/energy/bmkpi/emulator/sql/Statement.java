package energy.bmkpi.emulator.sql;

import com.google.protobuf.Message;
import energy.bmkpi.emulator.store.TableName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a request, with its tables found.
 *
 * @param syntax its syntax tree, with positions in the text that was sent
 * @param text with names of one part for its tables
 * @param relations what the tables' names mean
 * @param reads where it reads tables
 * @param target the table that DML changes; null for any other statement
 */
record Statement(
    Message syntax,
    Rewriting text,
    Map<TableName, Relation> relations,
    List<Read> reads,
    @Nullable TableName target) {

  /**
   * A table's name in a FROM.
   *
   * @param position first byte of the name
   * @param alias by which its columns can be qualified
   */
  record Read(TableName name, int position, String alias) {}

  Statement with(Map<TableName, Relation> others) {
    return new Statement(syntax, text, others, reads, target);
  }
}
