package io.counterpool.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reference writes what the schema of pool-service has, or this says what has drifted. */
class FillScriptTest {

  private static final Path MIGRATIONS =
      Path.of("../pool-service/src/main/resources/db/migration/pool");

  /** Written once a step, for all its fills. */
  private static final Set<String> ONCE_A_STEP =
      Set.of(
          "lane",
          "lease",
          "ledger_block",
          "pool_state",
          "market_state",
          "round_prepared",
          "round_done",
          "valuation");

  /** Not written by a fill. */
  private static final Set<String> OF_OTHERS =
      Set.of(
          "pool",
          "pool_version",
          "tranche",
          "tranche_version",
          "market",
          "market_version",
          "account",
          "provider",
          "liquidation",
          "share_movement",
          "epoch",
          "tranche_state",
          "holding",
          "request",
          "payout");

  private static final Pattern CREATE =
      Pattern.compile("(?m)^create table (\\w+) \\(\\n(.*?)\\n\\)", Pattern.DOTALL);
  private static final Pattern COLUMN = Pattern.compile("(?m)^  ([a-z_]+) +([a-z]+.*)$");
  private static final Set<String> NO_COLUMN = Set.of("primary", "unique", "check", "foreign");
  private static final Pattern INSERT = Pattern.compile("insert into (\\w+) \\(([^)]*)\\)");
  private static final Pattern UPDATE = Pattern.compile("(?m)^update (\\w+) ");

  private final String script = Pgbench.script();
  private final Map<String, Set<String>> schema = schema();

  @Test
  void namesEveryColumnThatHasNoDefault() {
    Matcher inserts = INSERT.matcher(script);
    int found = 0;
    while (inserts.find()) {
      found++;
      assertThat(Set.of(inserts.group(2).split(", ")))
          .as(inserts.group(1))
          .isEqualTo(schema.get(inserts.group(1)));
    }
    assertThat(found).isEqualTo(10);
  }

  @Test
  void everyTableOfTheSchemaIsWrittenOrSaidToBeLeftOut() {
    Set<String> written = new TreeSet<>();
    Stream.of(INSERT, UPDATE)
        .flatMap(pattern -> pattern.matcher(script).results())
        .forEach(match -> written.add(match.group(1)));
    assertThat(written).doesNotContainAnyElementsOf(ONCE_A_STEP).contains("balance");
    written.addAll(ONCE_A_STEP);
    written.addAll(OF_OTHERS);
    assertThat(written).isEqualTo(new TreeSet<>(schema.keySet()));
  }

  @Test
  void usesOnlyVariablesThatItSetsOrIsGiven() {
    Set<String> used = new TreeSet<>();
    Matcher variables = Pattern.compile("(?<!:):([a-z]+)").matcher(statements());
    while (variables.find()) {
      used.add(variables.group(1));
    }
    var given = new FillTexts("", "", "", "", "", "").variables().keySet();
    assertThat(used).contains("account", "spread").containsAll(given);
    used.removeAll(given);
    assertThat(used).containsExactly("account", "spread");
  }

  @Test
  void isOneTransactionAndOnePipelineWhenPipelined() {
    assertThat(script.lines().filter(line -> line.equals("begin;"))).hasSize(1);
    List<String> lines = Pgbench.pipelined(script).lines().toList();
    int begin = lines.indexOf("begin;");
    assertThat(lines.get(begin - 1)).isEqualTo("\\startpipeline");
    assertThat(lines.getLast()).isEqualTo("\\endpipeline");
    assertThat(lines.get(lines.size() - 2)).isEqualTo("commit;");
    assertThat(lines.subList(begin, lines.size() - 1)).noneMatch(line -> line.startsWith("\\"));
  }

  @Test
  void readsTheReportOfARunAndRefusesAFailedOne() {
    String said =
        """
        transaction type: fill.sql
        number of transactions actually processed: 13950
        number of failed transactions: 0 (0.000%)
        latency average = 22.940 ms
        tps = 1395.123456 (without initial connection time)
        """;
    assertThat(Pgbench.parse(said, 0)).isEqualTo(new Pgbench.Result(1395.123456, 13950));
    String failed =
        "pgbench: error: client 3 script 0 aborted in command 4 query 0: ERROR:  no\n" + said;
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> Pgbench.parse(failed, 2))
        .isInstanceOf(Pgbench.PgbenchFailed.class)
        .hasMessageContaining("client 3 script 0 aborted");
  }

  private String statements() {
    return script
        .lines()
        .filter(line -> !line.startsWith("--") && !line.startsWith("\\"))
        .reduce("", (all, line) -> all + "\n" + line);
  }

  /** Columns without a default, by table. */
  private static Map<String, Set<String>> schema() {
    Map<String, Set<String>> schema = new HashMap<>();
    for (String sql : migrations()) {
      Matcher tables = CREATE.matcher(sql.replaceAll(" *--[^\\n]*", ""));
      while (tables.find()) {
        Set<String> columns = new LinkedHashSet<>();
        Matcher lines = COLUMN.matcher(tables.group(2));
        while (lines.find()) {
          if (!NO_COLUMN.contains(lines.group(1)) && !lines.group(2).contains(" default ")) {
            columns.add(lines.group(1));
          }
        }
        schema.put(tables.group(1), columns);
      }
    }
    return schema;
  }

  private static List<String> migrations() {
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        texts.add(Files.readString(file));
      }
      return texts;
    } catch (IOException unreadable) {
      throw new AssertionError(MIGRATIONS + " is part of the project", unreadable);
    }
  }
}
