package io.counterpool.margin.profile;

import io.counterpool.models.Decimal;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A haircut as it was at one version; written once. */
@Entity
@Table(name = "collateral_version")
class CollateralVersionRow {

  @Embeddable
  record Key(String asset, long version) {}

  @EmbeddedId private Key key;
  private @Nullable String feed;
  private BigDecimal haircut;
  private Instant effectiveAt;

  @SuppressWarnings("NullAway.Init") // Filled by Hibernate.
  CollateralVersionRow() {}

  CollateralVersionRow(AssetId asset, Versioned<Collateral> collateral, Instant effectiveAt) {
    this.key = new Key(asset.value(), collateral.version());
    FeedId of = collateral.value().feed();
    this.feed = of == null ? null : of.value();
    this.haircut = collateral.value().haircut().toBigDecimal();
    this.effectiveAt = effectiveAt;
  }

  Versioned<Collateral> versioned() {
    return new Versioned<>(
        key.version(), new Collateral(feed == null ? null : new FeedId(feed), Decimal.of(haircut)));
  }

  Instant effectiveAt() {
    return effectiveAt;
  }
}
