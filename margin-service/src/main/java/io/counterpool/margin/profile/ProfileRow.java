package io.counterpool.margin.profile;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The current profile of a market. Its version is set by hand, because it is shown to callers. */
@Entity
@Table(name = "profile")
class ProfileRow {

  @Id private String market;
  private long version;
  @Embedded private ProfileFigures figures;

  @SuppressWarnings("NullAway.Init") // Filled by Hibernate.
  ProfileRow() {}

  ProfileRow(MarketId market, Versioned<Profile> profile) {
    this.market = market.value();
    this.version = profile.version();
    this.figures = ProfileFigures.of(profile.value());
  }

  MarketId market() {
    return new MarketId(market);
  }

  Versioned<Profile> versioned() {
    return new Versioned<>(version, figures.profile());
  }
}
