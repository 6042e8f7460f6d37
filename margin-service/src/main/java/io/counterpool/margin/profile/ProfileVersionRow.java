package io.counterpool.margin.profile;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A profile as it was at one version; written once. */
@Entity
@Table(name = "profile_version")
class ProfileVersionRow {

  @Embeddable
  record Key(String market, long version) {}

  @EmbeddedId private Key key;
  @Embedded private ProfileFigures figures;
  private Instant effectiveAt;

  @SuppressWarnings("NullAway.Init") // Filled by Hibernate.
  ProfileVersionRow() {}

  ProfileVersionRow(MarketId market, Versioned<Profile> profile, Instant effectiveAt) {
    this.key = new Key(market.value(), profile.version());
    this.figures = ProfileFigures.of(profile.value());
    this.effectiveAt = effectiveAt;
  }

  Versioned<Profile> versioned() {
    return new Versioned<>(key.version(), figures.profile());
  }

  Instant effectiveAt() {
    return effectiveAt;
  }
}
