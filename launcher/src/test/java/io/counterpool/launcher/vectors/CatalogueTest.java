package io.counterpool.launcher.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.amm.PricingModel;
import io.counterpool.models.fees.FeeDiscount;
import io.counterpool.models.fees.TradeFeeModel;
import io.counterpool.models.funding.MarketFunding;
import io.counterpool.models.oracle.Aggregation;
import io.counterpool.models.rates.BorrowModel;
import io.counterpool.models.volatility.VolatilityModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code models/CATALOGUE.md} against the vector files, the adapters, the models, the services. */
final class CatalogueTest {

  private static final Path MODELS = Path.of("../models");
  private static final Path VECTORS = MODELS.resolve("src/test/resources/vectors");
  private static final String NOT_MODELLED = "Not modelled";

  private static final Pattern HEADING = Pattern.compile("## (.+)");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern VECTOR = Pattern.compile("`([a-z]+/[a-z0-9-]+)`");
  private static final Pattern SERVICE =
      Pattern.compile("\\b(?:fee|margin|oracle|pool)-service\\b");
  private static final Pattern MODEL = Pattern.compile("io\\.counterpool\\.models\\.[\\w.]+");

  private static final Set<String> SERVICES =
      Set.of("fee-service", "margin-service", "oracle-service", "pool-service");

  private final List<Row> rows = new ArrayList<>();
  private final List<String> notModelled = new ArrayList<>();

  CatalogueTest() throws IOException {
    String section = "";
    for (String line : Files.readAllLines(MODELS.resolve("CATALOGUE.md"))) {
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        section = heading.group(1);
      } else if (section.equals(NOT_MODELLED) && line.startsWith("- ")) {
        notModelled.addAll(found(VECTOR, line));
      } else if (line.startsWith("| ") && !line.startsWith("| Mechanism") && line.contains("`")) {
        rows.add(Row.of("io.counterpool." + section, line));
      }
    }
  }

  /** One mechanism. */
  private record Row(
      String name, List<String> classes, List<String> tags, List<String> files, String service) {

    static Row of(String pack, String line) {
      String[] cells = line.split("\\|", -1);
      assertThat(cells).as(line).hasSize(8);
      List<String> classes = new ArrayList<>();
      List<String> tags = new ArrayList<>();
      for (String name : found(CODE, cells[2])) {
        if (Character.isUpperCase(name.charAt(0))) {
          classes.add(pack + "." + name.replace('.', '$'));
        } else {
          tags.add(name);
        }
      }
      return new Row(cells[1].strip(), classes, tags, found(VECTOR, cells[5]), cells[6].strip());
    }

    Set<String> services() {
      return service.contains("all services") ? SERVICES : new TreeSet<>(found(SERVICE, service));
    }
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.groupCount() == 0 ? match.group() : match.group(1))
        .toList();
  }

  private List<String> modelled() {
    return rows.stream().flatMap(row -> row.files().stream()).sorted().toList();
  }

  @Test
  void listsEveryVectorFileOnce() throws IOException {
    List<String> listed = new ArrayList<>(modelled());
    listed.addAll(notModelled);
    assertThat(listed.stream().sorted().toList()).isEqualTo(vectorFiles());
  }

  private static List<String> vectorFiles() throws IOException {
    try (Stream<Path> tree = Files.walk(VECTORS)) {
      return tree.map(path -> VECTORS.relativize(path).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(".json"))
          .map(name -> name.substring(0, name.length() - ".json".length()))
          .sorted()
          .toList();
    }
  }

  @Test
  void listsAsModelledWhatIsAnswered() {
    assertThat(modelled().stream().map(name -> name + ".json").toList())
        .isEqualTo(Catalogue.MODELS.keySet().stream().sorted().toList());
  }

  @Test
  void namesClassesAndTheirTags() throws ReflectiveOperationException {
    for (Row row : rows) {
      List<String> tags = new ArrayList<>();
      for (String name : row.classes()) {
        tag(Class.forName(name)).ifPresent(tags::add);
      }
      assertThat(row.tags()).as(row.name()).isEqualTo(tags);
    }
  }

  private static Optional<String> tag(Class<?> model) throws ReflectiveOperationException {
    return Stream.of(model.getFields()).anyMatch(field -> field.getName().equals("TAG"))
        ? Optional.of((String) model.getField("TAG").get(null))
        : Optional.empty();
  }

  @Test
  void listsEveryChoice() throws IOException {
    Set<String> listed = new TreeSet<>();
    rows.forEach(row -> listed.addAll(row.classes()));
    Path sources = MODELS.resolve("src/main/java");
    try (Stream<Path> tree = Files.walk(sources)) {
      for (Path file : tree.filter(path -> path.toString().endsWith(".java")).toList()) {
        if (Files.readString(file).contains("public static final String TAG =")) {
          String name = sources.relativize(file).toString().replace('\\', '/').replace('/', '.');
          assertThat(listed).contains(name.substring(0, name.length() - ".java".length()));
        }
      }
    }
  }

  @Test
  void saysWhichServiceReachesAMechanism() throws IOException {
    Map<String, String> offers = offers();
    Map<String, Set<String>> callers = callers();
    for (Row row : rows) {
      Set<String> offering = new TreeSet<>();
      Set<String> calling = new TreeSet<>();
      for (String name : row.classes()) {
        if (offers.containsKey(name)) {
          offering.add(offers.get(name));
        }
        calling.addAll(callers.getOrDefault(name, Set.of()));
      }
      String opening = row.service().split("[ :]", 2)[0];
      switch (opening) {
        case "offered" -> assertThat(row.services()).as(row.name()).isEqualTo(offering);
        case "called" -> {
          assertThat(offering).as(row.name()).isEmpty();
          assertThat(row.services()).as(row.name()).isNotEmpty().isEqualTo(calling);
        }
        default -> {
          assertThat(opening).as(row.name()).isIn("would", "none");
          assertThat(offering).as(row.name()).isEmpty();
          assertThat(calling).as(row.name()).isEmpty();
        }
      }
    }
  }

  /** The classes that clients of a service may choose. */
  private static Map<String, String> offers() {
    Map<String, String> offers = new HashMap<>();
    PricingModel.models().values().forEach(model -> offers.put(model.getName(), "pool-service"));
    TradeFeeModel.models().values().forEach(model -> offers.put(model.getName(), "fee-service"));
    FeeDiscount.models().values().forEach(model -> offers.put(model.getName(), "fee-service"));
    BorrowModel.models().values().forEach(model -> offers.put(model.getName(), "fee-service"));
    MarketFunding.models().values().forEach(model -> offers.put(model.getName(), "fee-service"));
    Aggregation.models().values().forEach(model -> offers.put(model.getName(), "oracle-service"));
    VolatilityModel.models()
        .values()
        .forEach(model -> offers.put(model.getName(), "oracle-service"));
    return offers;
  }

  /** The services whose sources name a class. */
  private static Map<String, Set<String>> callers() throws IOException {
    Map<String, Set<String>> callers = new HashMap<>();
    for (String service : SERVICES) {
      try (Stream<Path> tree = Files.walk(Path.of("..", service, "src/main/java"))) {
        for (Path file : tree.filter(path -> path.toString().endsWith(".java")).toList()) {
          for (String name : found(MODEL, Files.readString(file))) {
            callers.computeIfAbsent(name, _ -> new TreeSet<>()).add(service);
          }
        }
      }
    }
    return callers;
  }
}
