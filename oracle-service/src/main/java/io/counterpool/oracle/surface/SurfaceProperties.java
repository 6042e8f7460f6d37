package io.counterpool.oracle.surface;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How surfaces are taken in and shown.
 *
 * @param maxAge a surface observed longer ago than this is stale
 * @param maxFuture how far ahead of the venue's time an observation may claim to be
 * @param mostUnderlyings surfaces that may be kept side by side
 * @param fitsAtOnce batches that are fitted at the same time; the next one waits
 */
@ConfigurationProperties(prefix = "counterpool.oracle.surface", ignoreUnknownFields = false)
record SurfaceProperties(
    @DefaultValue("15m") Duration maxAge,
    @DefaultValue("1s") Duration maxFuture,
    @DefaultValue("100") int mostUnderlyings,
    @DefaultValue("1") int fitsAtOnce) {

  SurfaceProperties {
    if (!maxAge.isPositive() || maxFuture.isNegative() || mostUnderlyings < 1 || fitsAtOnce < 1) {
      throw new IllegalArgumentException(
          "counterpool.oracle.surface: max-age, most-underlyings and fits-at-once are above 0,"
              + " max-future is not below");
    }
  }
}
