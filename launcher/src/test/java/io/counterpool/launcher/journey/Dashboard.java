package io.counterpool.launcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.launcher.Project;
import io.counterpool.launcher.venue.Api;
import io.counterpool.launcher.venue.Service;
import io.counterpool.launcher.venue.Venue;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares the dashboard's queries with what the running services measure. */
final class Dashboard {

  private static final Pattern METRIC =
      Pattern.compile("\\b(counterpool_[a-z_]+|http_server_requests_[a-z_]+)\\b");

  /** Some figures are read from the database every fifteen seconds. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private Dashboard() {}

  /** Every metric that a panel asks for is among those that the four services expose. */
  static void assertAnswered(Venue venue, Api api) throws IOException {
    JsonNode dashboard =
        JsonMapper.builder()
            .build()
            .readTree(
                Files.readString(
                    Project.FOLDER.resolve("k8s/monitoring/grafana/dashboards/venue.json")));
    Set<String> asked = new TreeSet<>();
    for (JsonNode panel : dashboard.path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        METRIC
            .matcher(target.path("expr").asString())
            .results()
            .forEach(m -> asked.add(m.group(1)));
      }
    }
    assertThat(asked).isNotEmpty();
    Set<String> measured = measured(venue, api);
    for (Instant until = Instant.now().plus(PATIENCE);
        !measured.containsAll(asked) && Instant.now().isBefore(until); ) {
      pause();
      measured = measured(venue, api);
    }
    assertThat(measured).containsAll(asked);
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(1000);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for figures", stopped);
    }
  }

  private static Set<String> measured(Venue venue, Api api) throws IOException {
    Set<String> measured = new TreeSet<>();
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (Service service : Service.values()) {
        String scrape =
            http.send(
                    HttpRequest.newBuilder(api.uri(service, "/actuator/prometheus")).build(),
                    HttpResponse.BodyHandlers.ofString())
                .body();
        measured.addAll(
            scrape
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceAll("[{ ].*", ""))
                .collect(Collectors.toSet()));
      }
      return measured;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while scraping " + venue.home().folder(), stopped);
    }
  }
}
