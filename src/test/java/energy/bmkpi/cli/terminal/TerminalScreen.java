package energy.bmkpi.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of a terminal as the program uses; anything else that it is sent fails. */
final class TerminalScreen {
  private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[(\\??\\d*)([A-Za-z])");

  private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
  private int row;
  private int column;
  private boolean cursorIsShown = true;
  private boolean wraps = true;

  void read(String text) {
    Matcher sequence = SEQUENCE.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == '\u001b') {
        if (!sequence.find(at) || sequence.start() != at) {
          throw new AssertionError("unknown sequence at " + text.substring(at));
        }
        obey(sequence.group(1), sequence.group(2));
        at = sequence.end();
      } else {
        put(text.charAt(at++));
      }
    }
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(rows.stream().map(StringBuilder::toString).toList());
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  boolean cursorIsShown() {
    return cursorIsShown;
  }

  boolean wraps() {
    return wraps;
  }

  private void put(char character) {
    switch (character) {
      case '\n' -> {
        row++;
        column = 0;
        if (row == rows.size()) {
          rows.add(new StringBuilder());
        }
      }
      case '\r' -> column = 0;
      default -> {
        StringBuilder line = rows.get(row);
        if (column < line.length()) {
          line.setCharAt(column, character);
        } else {
          line.append(character);
        }
        column++;
      }
    }
  }

  private void obey(String parameter, String command) {
    switch (parameter + command) {
      case "?25l" -> cursorIsShown = false;
      case "?25h" -> cursorIsShown = true;
      case "?7l" -> wraps = false;
      case "?7h" -> wraps = true;
      case "K" -> rows.get(row).setLength(column);
      case "J" -> {
        rows.get(row).setLength(column);
        rows.subList(row + 1, rows.size()).clear();
      }
      default -> {
        if (!command.equals("A")) {
          throw new AssertionError("unknown sequence " + parameter + command);
        }
        row -= Integer.parseInt(parameter);
      }
    }
  }
}
