package energy.bmkpi.emulator.sql;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.zetasql.ParseLocationRangeProto;
import com.google.zetasql.parser.ASTIdentifierProto;
import com.google.zetasql.parser.ASTPathExpressionProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Walks the parser's syntax trees. Every node is a message; a choice of nodes is a message with one
 * field set; what a node inherits is in its field {@code parent}.
 */
final class Syntax {
  private Syntax() {}

  /** Where the node stands in the text that was parsed. */
  static ByteRange range(Message node) {
    Message current = node(node);
    while (true) {
      FieldDescriptor location =
          current.getDescriptorForType().findFieldByName("parse_location_range");
      if (location != null) {
        ParseLocationRangeProto range = (ParseLocationRangeProto) current.getField(location);
        return new ByteRange(range.getStart(), range.getEnd());
      }
      current = parent(current);
    }
  }

  /** The node inside a choice of nodes. */
  static Message node(Message message) {
    Message current = message;
    while (current.getDescriptorForType().getName().startsWith("Any")) {
      current = (Message) current.getAllFields().values().iterator().next();
    }
    return current;
  }

  /** The message itself and everything below it that is of a type, in the order of the text. */
  static <T extends Message> List<T> all(Class<T> type, Message message) {
    List<T> found = new ArrayList<>();
    collect(type, message, found);
    return found;
  }

  private static <T extends Message> void collect(Class<T> type, Message message, List<T> found) {
    if (type.isInstance(message)) {
      found.add(type.cast(message));
    }
    for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
      if (field.getValue() instanceof Message child) {
        collect(type, child, found);
      } else if (field.getValue() instanceof List<?> children) {
        for (Object child : children) {
          if (child instanceof Message node) {
            collect(type, node, found);
          }
        }
      }
    }
  }

  /** A path of names in a place where more complex ones could stand. */
  static ASTPathExpressionProto path(Message message) {
    if (node(message) instanceof ASTPathExpressionProto path) {
      return path;
    }
    throw SqlError.unsupported("changes to parts of columns or arrays");
  }

  static List<String> names(ASTPathExpressionProto path) {
    return path.getNamesList().stream().map(ASTIdentifierProto::getIdString).toList();
  }

  static String quoted(String identifier) {
    return "`" + identifier.replace("\\", "\\\\").replace("`", "\\`") + "`";
  }

  private static Message parent(Message node) {
    return (Message) node.getField(node.getDescriptorForType().findFieldByName("parent"));
  }
}
