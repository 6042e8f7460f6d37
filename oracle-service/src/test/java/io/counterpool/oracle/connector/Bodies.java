package io.counterpool.oracle.connector;

import java.math.BigInteger;
import java.time.Instant;

/** Bodies as the sources write them. */
final class Bodies {

  static final String PYTH_ID = "e62df6c8b4a85fe1a67db44dc12de5db330f7ac66b72dc658afedf0f4a415b43";
  static final String PROXY = "0x5f4ec3df9cbd43714fe2740f5e3616155c5b8419";
  static final String UPTIME = "0xfdb631f5ee196f0ed6faa767959853a9f217697d";

  private Bodies() {}

  static String coinbase(String bid, String ask, String last, Instant time) {
    return """
    {"ask":"%s","bid":"%s","volume":"17697.96","trade_id":539894971,"price":"%s","size":"0.1","time":"%s"}\
    """
        .formatted(ask, bid, last, time);
  }

  static String kraken(String pair, String bid, String ask, String last) {
    return """
    {"error":[],"result":{"%s":{"a":["%s","1","1.000"],"b":["%s","2","2.000"],"c":["%s","0.01"],"t":[27258,43204]}}}\
    """
        .formatted(pair, ask, bid, last);
  }

  static String bitstamp(String bid, String ask, String last, Instant time) {
    return """
    {"timestamp":"%d","last":"%s","bid":"%s","ask":"%s","side":"0"}\
    """
        .formatted(time.getEpochSecond(), last, bid, ask);
  }

  static String okx(String bid, String ask, String last, Instant time) {
    return """
    {"code":"0","msg":"","data":[{"instId":"BTC-USDT","last":"%s","askPx":"%s","bidPx":"%s","ts":"%d"}]}\
    """
        .formatted(last, ask, bid, time.toEpochMilli());
  }

  static String hermes(String mantissa, String confidence, int exponent, Instant time) {
    return """
    {"binary":{"encoding":"hex","data":["504e4155"]},"parsed":[{"id":"%s","price":{"price":"%s","conf":"%s","expo":%d,"publish_time":%d}}]}\
    """
        .formatted(PYTH_ID, mantissa, confidence, exponent, time.getEpochSecond());
  }

  /** An answer of five words: an aggregator's round, or the status of a sequencer. */
  static String round(long answer, Instant startedAt, Instant updatedAt) {
    return result(
        word(BigInteger.ONE.shiftLeft(64).add(BigInteger.valueOf(7)))
            + word(BigInteger.valueOf(answer))
            + word(BigInteger.valueOf(startedAt.getEpochSecond()))
            + word(BigInteger.valueOf(updatedAt.getEpochSecond()))
            + word(BigInteger.ONE.shiftLeft(64).add(BigInteger.valueOf(7))));
  }

  static String decimals(int decimals) {
    return result(word(BigInteger.valueOf(decimals)));
  }

  private static String result(String words) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x" + words + "\"}";
  }

  private static String word(BigInteger value) {
    BigInteger unsigned = value.signum() < 0 ? value.add(BigInteger.ONE.shiftLeft(256)) : value;
    return "0".repeat(64 - unsigned.toString(16).length()) + unsigned.toString(16);
  }
}
