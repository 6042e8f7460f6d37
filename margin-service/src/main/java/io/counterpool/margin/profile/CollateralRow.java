package io.counterpool.margin.profile;

import io.counterpool.models.Decimal;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The current haircut of an asset. Its version is set by hand, because it is shown to callers. */
@Entity
@Table(name = "collateral")
class CollateralRow {

  @Id private String asset;
  private long version;
  private @Nullable String feed;
  private BigDecimal haircut;

  @SuppressWarnings("NullAway.Init") // Filled by Hibernate.
  CollateralRow() {}

  CollateralRow(AssetId asset, Versioned<Collateral> collateral) {
    this.asset = asset.value();
    this.version = collateral.version();
    FeedId of = collateral.value().feed();
    this.feed = of == null ? null : of.value();
    this.haircut = collateral.value().haircut().toBigDecimal();
  }

  AssetId asset() {
    return new AssetId(asset);
  }

  Versioned<Collateral> versioned() {
    return new Versioned<>(
        version, new Collateral(feed == null ? null : new FeedId(feed), Decimal.of(haircut)));
  }
}
