package io.counterpool.launcher.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The deployment files name what the applications really have. */
class DeploymentTest {

  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  @Test
  void parsesEveryObjectOfTheBaseWithoutAnUnknownKey() throws IOException {
    List<HasMetadata> objects = objects(PROJECT.resolve("k8s/base"));

    assertThat(objects).hasSize(12);
    assertThat(objects).allSatisfy(DeploymentTest::hasNoUnknownKey);
  }

  @Test
  void parsesEveryObjectOfTheLocalOverlayWithoutAnUnknownKey() throws IOException {
    assertThat(objects(PROJECT.resolve("k8s/overlays/local")))
        .isNotEmpty()
        .allSatisfy(DeploymentTest::hasNoUnknownKey);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "margin", "oracle", "fee"})
  void givesEachServiceItsOwnPortProbesAndDatabase(String word) throws IOException {
    Deployment deployment = deployment(word);
    Container container = deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
    String port = port(word);

    assertThat(container.getPorts().getFirst().getContainerPort()).isEqualTo(Integer.valueOf(port));
    assertThat(value(container, "SERVER_PORT")).isEqualTo(port);
    assertThat(value(container, "COUNTERPOOL_DATABASE_URL")).endsWith("/" + word);
    assertThat(container.getReadinessProbe().getHttpGet().getPath())
        .isEqualTo("/actuator/health/readiness");
    assertThat(container.getLivenessProbe().getHttpGet().getPath())
        .isEqualTo("/actuator/health/liveness");
    assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
    assertThat(deployment.getSpec().getTemplate().getSpec().getSecurityContext().getRunAsNonRoot())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "margin", "oracle", "fee"})
  void namesUpstreamsByTheirRealPorts(String word) throws IOException {
    Container container =
        deployment(word).getSpec().getTemplate().getSpec().getContainers().getFirst();

    for (EnvVar variable : container.getEnv()) {
      if (variable.getName().endsWith("_BASEURL")) {
        String upstream =
            variable
                .getName()
                .replace("COUNTERPOOL_CLIENTS_", "")
                .replace("_BASEURL", "")
                .toLowerCase(java.util.Locale.ROOT);
        assertThat(variable.getValue())
            .isEqualTo("http://" + upstream + "-service:" + port(upstream));
      }
    }
  }

  @Test
  void scrapesAndComposesTheSamePorts() throws IOException {
    String prometheus = Files.readString(PROJECT.resolve("k8s/monitoring/prometheus.yml"));
    String compose = Files.readString(PROJECT.resolve("docker-compose.yml"));

    for (String word : List.of("pool", "margin", "oracle", "fee")) {
      assertThat(prometheus).contains("\"%1$s-service:%2$s\"".formatted(word, port(word)));
      assertThat(compose).contains("SERVER_PORT: \"%s\"".formatted(port(word)));
    }
  }

  @Test
  void rendersTheLocalOverlay() throws IOException, InterruptedException {
    assumeTrue(hasKubectl(), "kubectl is not installed");
    Process kubectl =
        new ProcessBuilder("kubectl", "kustomize", PROJECT.resolve("k8s/overlays/local").toString())
            .redirectErrorStream(true)
            .start();
    String rendered = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(kubectl.waitFor()).as(rendered).isZero();
    List<HasMetadata> objects = parse(rendered);
    assertThat(objects).hasSizeGreaterThanOrEqualTo(17).allSatisfy(DeploymentTest::hasNoUnknownKey);
    assertThat(objects)
        .filteredOn(Deployment.class::isInstance)
        .allSatisfy(d -> assertThat(((Deployment) d).getSpec().getReplicas()).isEqualTo(1));
  }

  private static boolean hasKubectl() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
  }

  /** The port in the service's own configuration. */
  private static String port(String word) throws IOException {
    String yaml =
        Files.readString(PROJECT.resolve(word + "-service/src/main/resources/application.yaml"));
    var matcher = java.util.regex.Pattern.compile("port: (?:\\$\\{[A-Z_]+:)?(\\d+)").matcher(yaml);
    assertThat(matcher.find()).as("port in " + word).isTrue();
    return matcher.group(1);
  }

  private static String value(Container container, String name) {
    return container.getEnv().stream()
        .filter(variable -> variable.getName().equals(name))
        .map(EnvVar::getValue)
        .findFirst()
        .orElseThrow();
  }

  private static Deployment deployment(String word) throws IOException {
    return objects(PROJECT.resolve("k8s/base")).stream()
        .filter(Deployment.class::isInstance)
        .map(Deployment.class::cast)
        .filter(d -> d.getMetadata().getName().equals(word + "-service"))
        .findFirst()
        .orElseThrow();
  }

  private static List<HasMetadata> objects(Path folder) throws IOException {
    List<HasMetadata> objects = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".yaml") && !name.equals("kustomization.yaml")) {
          objects.addAll(parse(Files.readString(file)));
        }
      }
    }
    return objects;
  }

  private static List<HasMetadata> parse(String yaml) {
    return Stream.of(yaml.split("(?m)^---$"))
        .filter(document -> !document.isBlank())
        .map(document -> YAML.<HasMetadata>unmarshal(document, HasMetadata.class))
        .toList();
  }

  /** A misspelt key lands in some object's additional properties. */
  private static void hasNoUnknownKey(HasMetadata object) {
    assertThat(object).isNotInstanceOf(GenericKubernetesResource.class);
    walk(object, object.getKind());
  }

  private static void walk(Object node, String path) {
    if (node instanceof Collection<?> list) {
      int i = 0;
      for (Object item : list) {
        walk(item, path + "[" + i++ + "]");
      }
      return;
    }
    if (node instanceof Map<?, ?> map) {
      map.forEach((key, item) -> walk(item, path + "." + key));
      return;
    }
    if (node == null || !node.getClass().getName().startsWith("io.fabric8.kubernetes.api.model")) {
      return;
    }
    for (Method getter : node.getClass().getMethods()) {
      if (!getter.getName().startsWith("get") || getter.getParameterCount() > 0) {
        continue;
      }
      Object value;
      try {
        value = getter.invoke(node);
      } catch (IllegalAccessException | InvocationTargetException unreadable) {
        throw new LinkageError(path + "." + getter.getName(), unreadable);
      }
      if (getter.getName().equals("getAdditionalProperties")) {
        assertThat((Map<?, ?>) value).as("unknown keys of " + path).isEmpty();
      } else if (value != null) {
        walk(value, path + "." + getter.getName().substring(3));
      }
    }
  }
}
