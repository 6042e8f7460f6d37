package io.counterpool.oracle.connector;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The public sources that a connector can read. */
enum SourceKind {
  /** Coinbase Exchange; symbol {@code BTC-USD}. */
  COINBASE("https://api.exchange.coinbase.com"),
  /** Kraken; symbol {@code XXBTZUSD}. States no time of its own. */
  KRAKEN("https://api.kraken.com"),
  /** Binance; symbol {@code BTCUSDT}. */
  BINANCE("https://api.binance.com"),
  /** Bitstamp; symbol {@code btcusd}. */
  BITSTAMP("https://www.bitstamp.net"),
  /** OKX; symbol {@code BTC-USDT}. */
  OKX("https://www.okx.com"),
  /** Pyth's Hermes; symbol is the 64 hexadecimal digits of the price id. */
  PYTH("https://hermes.pyth.network"),
  /** A Chainlink feed over JSON-RPC; symbol is the address of the proxy. Has no usual address. */
  CHAINLINK(null);

  private final Optional<URI> usualUrl;

  SourceKind(@Nullable String usualUrl) {
    this.usualUrl = Optional.ofNullable(usualUrl).map(URI::create);
  }

  Optional<URI> usualUrl() {
    return usualUrl;
  }
}
