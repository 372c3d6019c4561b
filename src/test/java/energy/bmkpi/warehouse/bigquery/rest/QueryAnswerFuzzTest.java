package energy.bmkpi.warehouse.bigquery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.table.Row;
import energy.bmkpi.testing.ByteDamage;
import energy.bmkpi.testing.RudeServer;
import energy.bmkpi.testing.Slow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;
import org.jspecify.annotations.Nullable;

/**
 * A damaged answer to a query is a failure, or does no harm: no row is lost, doubled or moved into
 * another column, and nothing else is ever thrown. 200 answers of each kind in every build, 2,000
 * with {@code -Dtests.long=true}.
 */
@Slow
class QueryAnswerFuzzTest {
  private static final int ROUNDS = Boolean.getBoolean("tests.long") ? 10 : 1;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String ANSWER =
      """
      {"kind":"bigquery#queryResponse","jobReference":{"projectId":"p","jobId":"j","location":"EU"},
      "jobComplete":true,"totalRows":"3","totalBytesProcessed":"1048576","totalBytesBilled":"10485760",
      "cacheHit":false,"schema":{"fields":[{"name":"settlement_date","type":"DATE","mode":"NULLABLE"},
      {"name":"bm_unit","type":"STRING"},{"name":"source_rows","type":"INTEGER"},
      {"name":"cashflow","type":"BIGNUMERIC"},{"name":"created","type":"TIMESTAMP"}]},
      "rows":[{"f":[{"v":"2026-05-20"},{"v":null},{"v":"48"},{"v":"-0.25"},{"v":"1779292800000000"}]},
      {"f":[{"v":"2026-05-20"},{"v":"T_ONE-1"},{"v":"16"},{"v":"12.5"},{"v":"1779292800000000"}]},
      {"f":[{"v":"2026-05-21"},{"v":"T_TWO-1"},{"v":"32"},{"v":null},{"v":null}]}]}""";

  private final byte[] whole = ANSWER.getBytes(StandardCharsets.UTF_8);
  private final AtomicReference<byte[]> answer = new AtomicReference<>(whole);
  private final RudeService service =
      new RudeService(
          out ->
              RudeServer.answers(200, "Content-Type: application/json\r\n", answer.getAndSet(whole))
                  .answer(out),
          Duration.ofSeconds(20));
  private final BigQueryQueries queries =
      new BigQueryQueries(service.requests(), service.settings(), null);

  @AfterProperty
  void stop() throws IOException {
    service.close();
  }

  /** What happens to a place in the JSON: the first damage of a build is in the first place. */
  record Damage(Kind kind, int place) {
    enum Kind {
      REMOVE,
      DOUBLE,
      NULL,
      NUMBER,
      TEXT,
      OBJECT,
      ARRAY,
      NEST
    }
  }

  @Provide
  Arbitrary<List<Damage>> structural() {
    return Combinators.combine(
            Arbitraries.of(Damage.Kind.values()), Arbitraries.integers().between(0, 9999))
        .as(Damage::new)
        .list()
        .ofSize(ROUNDS);
  }

  @Provide
  Arbitrary<List<List<ByteDamage>>> bytes() {
    return ByteDamage.some().list().ofSize(ROUNDS);
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void anAnswerOfAnotherStructureIsRefusedOrGivesTheSameRows(
      @ForAll("structural") List<Damage> damages) throws IOException {
    List<String> rows = rowsOf(whole);
    for (Damage damage : damages) {
      byte[] damaged = damaged(damage);
      try {
        assertThat(rowsOf(damaged)).as(new String(damaged, StandardCharsets.UTF_8)).isEqualTo(rows);
      } catch (Failure e) {
        assertThat(e.getMessage()).hasLineCount(1);
      }
    }
  }

  /** A digit that becomes another one cannot be seen; a row more or less can. */
  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void anAnswerWithDamagedBytesIsRefusedOrGivesAsManyRows(
      @ForAll("bytes") List<List<ByteDamage>> damages) {
    for (List<ByteDamage> damage : damages) {
      byte[] damaged = ByteDamage.apply(damage, whole);
      try {
        List<String> rows = rowsOf(damaged);
        if (new String(damaged, StandardCharsets.ISO_8859_1).contains("\"totalRows\":\"3\"")) {
          assertThat(rows).hasSize(3);
        }
      } catch (Failure e) {
        assertThat(e.getMessage()).hasLineCount(1);
      }
    }
  }

  /** All that is read of the rows; what comes after the damaged answer is whole. */
  private List<String> rowsOf(byte[] first) {
    answer.set(first);
    List<String> rows = new ArrayList<>();
    queries.run("cannot read", "SELECT 1", List.of(), Map.of(), row -> rows.add(textOf(row)));
    return rows;
  }

  private static String textOf(Row row) {
    return Arrays.asList(
            row.date("settlement_date"),
            row.text("bm_unit"),
            row.integer("source_rows"),
            row.number("cashflow"),
            row.instant("created"))
        .toString();
  }

  /** One place of the answer is damaged: a value, an element or a field. */
  private static byte[] damaged(Damage damage) throws IOException {
    JsonNode root = MAPPER.readTree(ANSWER);
    List<JsonNode> containers = new ArrayList<>();
    collect(root, containers);
    JsonNode container = containers.get(damage.place() % containers.size());
    int at = damage.place() / containers.size() % container.size();
    if (container instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(at);
      // another text or NULL is another value, which nobody can tell from the right one
      Damage.Kind kind = name.equals("v") ? Damage.Kind.NEST : damage.kind();
      JsonNode value = changed(kind, object.get(name));
      if (value == null) {
        object.remove(name);
      } else {
        object.set(name, value);
      }
    } else if (container instanceof ArrayNode array) {
      JsonNode value = changed(damage.kind(), array.get(at));
      if (value == null) {
        array.remove(at);
      } else if (damage.kind() == Damage.Kind.DOUBLE) {
        array.insert(at, value);
      } else {
        array.set(at, value);
      }
    }
    return MAPPER.writeValueAsBytes(root);
  }

  /** Null where nothing is to be left. */
  private static @Nullable JsonNode changed(Damage.Kind kind, JsonNode value) {
    JsonNodeFactory nodes = MAPPER.getNodeFactory();
    return switch (kind) {
      case REMOVE -> null;
      case DOUBLE -> value.deepCopy();
      case NULL -> value.isNull() ? nodes.booleanNode(true) : nodes.nullNode();
      case NUMBER -> nodes.numberNode(Long.MAX_VALUE);
      case TEXT -> nodes.textNode("x");
      case OBJECT -> nodes.objectNode();
      case ARRAY -> nodes.arrayNode();
      case NEST -> nodes.arrayNode().add(value);
    };
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode() && !node.isEmpty()) {
      containers.add(node);
    }
    node.forEach(child -> collect(child, containers));
  }
}
