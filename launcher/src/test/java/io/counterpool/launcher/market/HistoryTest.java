package io.counterpool.launcher.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.launcher.UserError;
import io.counterpool.models.Decimal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

  @TempDir Path folder;

  @Test
  void observesTheCloseOneIntervalAfterTheBarBegan() throws IOException {
    Path file =
        plain(
            "x-1h-kraken-btc-usd.csv",
            """
            time,open,close
            2020-03-01T00:00:00Z,1,8523.61
            2020-03-01T01:00:00Z,2,8600
            2020-03-01T03:00:00Z,2,8700
            """);

    MarketPath market = History.read(List.of(file));

    assertThat(market.interval()).isEqualTo(Duration.ofHours(1));
    assertThat(market.steps()).hasSize(3);
    assertThat(market.steps().getFirst().at()).isEqualTo(Instant.parse("2020-03-01T01:00:00Z"));
    assertThat(market.steps().getFirst().observations())
        .containsExactly(
            new Observation(
                "BTC-USD",
                "kraken",
                Decimal.of("8523.61"),
                // 8523.61 × 0.0005 = 4.261805
                Decimal.of("4.261805"),
                Instant.parse("2020-03-01T01:00:00Z")));
  }

  @Test
  void makesEachFileOfOneAssetAPublisherOfOneFeed() throws IOException {
    Path first =
        plain(
            "y-1h-bitstamp-btc-usd.csv",
            """
            time,close
            2020-03-01T00:00:00Z,1
            2020-03-01T01:00:00Z,2
            """);
    Path second =
        gzip(
            "y-1h-binance-btc-usdt.csv.gz",
            """
            time,close
            2020-03-01T00:00:00Z,3
            """);

    MarketPath market = History.read(List.of(first, second));

    assertThat(market.feeds())
        .containsExactly(
            new MarketPath.Feed("BTC-USD", "BTC", "USD", List.of("bitstamp", "binance"), 2));
    assertThat(market.notes()).anyMatch(note -> note.contains("USDT counts as USD at par"));
  }

  @Test
  void readsAnyFileNameAndAnExponent() throws IOException {
    Path file =
        plain(
            "prices.csv",
            """
            close,time
            1e-3,2024-01-01 00:00:00
            """);

    MarketPath market = History.read(List.of(file));

    assertThat(market.feeds().getFirst().feed()).isEqualTo("ASSET-USD");
    assertThat(market.steps().getFirst().observations().getFirst().price())
        .isEqualTo(Decimal.of("0.001"));
  }

  @Test
  void namesFileAndRowOfWhatItCannotRead() throws IOException {
    Path badPrice =
        plain(
            "a.csv",
            """
            time,close
            2024-01-01T00:00:00Z,1
            2024-01-01T01:00:00Z,abc
            """);
    Path badTime =
        plain(
            "b.csv",
            """
            time,close
            yesterday,1
            """);
    Path badRow =
        plain(
            "c.csv",
            """
            time,close
            2024-01-01T00:00:00Z
            """);
    Path noColumn =
        plain(
            "d.csv",
            """
            when,close
            2024-01-01T00:00:00Z,1
            """);
    Path negative =
        plain(
            "e.csv",
            """
            time,close
            2024-01-01T00:00:00Z,-1
            """);

    assertThatThrownBy(() -> History.read(List.of(badPrice)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a.csv:3")
        .hasMessageContaining("abc");
    assertThatThrownBy(() -> History.read(List.of(badTime))).hasMessageContaining("b.csv:2");
    assertThatThrownBy(() -> History.read(List.of(badRow))).hasMessageContaining("c.csv:2");
    assertThatThrownBy(() -> History.read(List.of(noColumn)))
        .hasMessageContaining("time and close");
    assertThatThrownBy(() -> History.read(List.of(negative))).hasMessageContaining("above 0");
    assertThatThrownBy(() -> History.read(List.of(folder.resolve("none.csv"))))
        .hasMessageContaining("no such file");
  }

  private Path plain(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private Path gzip(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }
}
