package io.counterpool.oracle.surface;

import io.counterpool.models.surface.FitError;
import io.counterpool.models.surface.VarianceSurface;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One version of the surface of an underlying.
 *
 * @param observedAt when the market was looked at; years count from here
 * @param acceptedAt the venue's time at which it came into force
 * @param expiries ascending, at least one of them drawn
 */
record Surface(
    Underlying underlying,
    long version,
    Instant observedAt,
    Instant acceptedAt,
    List<ExpirySmile> expiries) {

  Surface {
    expiries = List.copyOf(expiries);
  }

  /** The expiries that have a smile. */
  List<ExpirySmile> drawn() {
    return expiries.stream().filter(expiry -> expiry.drawn() != null).toList();
  }

  /** Fit error of all expiries together. */
  FitError error() {
    return FitError.together(
        expiries.stream()
            .map(ExpirySmile::drawn)
            .flatMap(Stream::ofNullable)
            .map(ExpirySmile.Drawn::error)
            .toList());
  }

  VarianceSurface variances() {
    return new VarianceSurface(
        expiries.stream().map(ExpirySmile::slice).flatMap(Optional::stream).toList());
  }
}
