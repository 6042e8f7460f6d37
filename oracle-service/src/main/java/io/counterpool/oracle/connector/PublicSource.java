package io.counterpool.oracle.connector;

/** Knows what to ask a public source and where its answer keeps the price. */
interface PublicSource {

  /** Asks once. */
  Sighting look() throws SourceException;

  /** The source of these settings, asked over this line. */
  static PublicSource of(ConnectorProperties.Source settings, VenueLine line) {
    return switch (settings.kind()) {
      case COINBASE, KRAKEN, BINANCE, BITSTAMP, OKX -> new TickerSource(settings, line);
      case PYTH -> new HermesSource(settings, line);
      case CHAINLINK -> new ChainlinkSource(settings, line);
    };
  }
}
