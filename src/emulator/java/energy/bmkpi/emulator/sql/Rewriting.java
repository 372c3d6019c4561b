package energy.bmkpi.emulator.sql;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement in which some parts of the text are replaced; tells where its errors stood before.
 */
final class Rewriting {
  private static final Pattern LOCATION = Pattern.compile(" \\[at (\\d+):(\\d+)\\]$");

  /** One part and what stands in its place. */
  record Edit(ByteRange range, String replacement) {}

  private final SourceText source;
  private final ByteRange statement;
  private final List<Edit> edits;

  Rewriting(SourceText source, ByteRange statement, List<Edit> edits) {
    this.source = source;
    this.statement = statement;
    this.edits = edits.stream().sorted(Comparator.comparingInt(e -> e.range().start())).toList();
  }

  String text() {
    return text(statement);
  }

  /** Part of the statement, in positions of the original text. */
  String text(ByteRange part) {
    StringBuilder text = new StringBuilder();
    int from = part.start();
    for (Edit edit : edits) {
      if (edit.range().start() >= part.start() && edit.range().end() <= part.end()) {
        text.append(source.slice(from, edit.range().start())).append(edit.replacement());
        from = edit.range().end();
      }
    }
    return text.append(source.slice(from, part.end())).toString();
  }

  /** The engine's message as BigQuery words it, with the position in the original text. */
  String inOriginal(String message) {
    Matcher location = LOCATION.matcher(message);
    if (!location.find()) {
      return message;
    }
    int offset =
        new SourceText(text())
            .offset(Integer.parseInt(location.group(1)), Integer.parseInt(location.group(2)));
    return message.substring(0, location.start())
        + " at ["
        + source.lineAndColumn(original(offset))
        + "]";
  }

  /** The engine's message with the position written as BigQuery does. */
  static String positionAsBigQueryTellsIt(String message) {
    return LOCATION.matcher(message).replaceFirst(" at [$1:$2]");
  }

  /** The message without a position, for text that the request does not contain. */
  static String withoutPosition(String message) {
    return LOCATION.matcher(message).replaceFirst("");
  }

  private int original(int offset) {
    int shift = statement.start();
    for (Edit edit : edits) {
      int start = edit.range().start() - shift;
      int length = new SourceText(edit.replacement()).length();
      if (offset < start) {
        break;
      }
      if (offset < start + length) {
        return edit.range().start();
      }
      shift += edit.range().end() - edit.range().start() - length;
    }
    return offset + shift;
  }
}
