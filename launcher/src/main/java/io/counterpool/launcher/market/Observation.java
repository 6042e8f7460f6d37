package io.counterpool.launcher.market;

import io.counterpool.models.Decimal;
import java.time.Instant;

/** What one publisher saw of one feed, and how sure it was (same unit as the price). */
public record Observation(
    String feed, String publisher, Decimal price, Decimal confidence, Instant observedAt) {}
