package io.counterpool.oracle.surface;

import io.counterpool.models.Decimal;
import io.counterpool.models.options.SviSmile;
import io.counterpool.models.surface.FitError;
import io.counterpool.models.surface.QuoteUse;
import io.counterpool.models.surface.VarianceSurface.Slice;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One expiry of a surface, with what its smile was fitted with.
 *
 * @param years from the observation to the expiry
 * @param drawn null if the quotes were too few
 * @param uses how many quotes were made what of
 */
record ExpirySmile(
    Instant expiry,
    Decimal forward,
    Decimal discount,
    double years,
    @Nullable Drawn drawn,
    SortedMap<QuoteUse, Integer> uses) {

  /**
   * A smile and how well it fits.
   *
   * @param held whether it had to be held back from an arbitrage
   */
  record Drawn(SviSmile smile, boolean held, FitError error) {}

  ExpirySmile {
    uses = Collections.unmodifiableSortedMap(new TreeMap<>(uses));
  }

  Optional<Slice> slice() {
    return Optional.ofNullable(drawn)
        .map(smile -> new Slice(years, forward.toDouble(), smile.smile()));
  }
}
