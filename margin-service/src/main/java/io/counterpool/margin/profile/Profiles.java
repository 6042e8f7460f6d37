package io.counterpool.margin.profile;

import io.counterpool.kit.intake.Versions;
import io.counterpool.models.Decimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The configured profiles and haircuts, by name. */
@Service
public class Profiles {

  private final ProfileRepository profiles;
  private final ProfileVersionRepository profileVersions;
  private final CollateralRepository collaterals;
  private final CollateralVersionRepository collateralVersions;
  private final Clock clock;

  Profiles(
      ProfileRepository profiles,
      ProfileVersionRepository profileVersions,
      CollateralRepository collaterals,
      CollateralVersionRepository collateralVersions,
      Clock clock) {
    this.profiles = profiles;
    this.profileVersions = profileVersions;
    this.collaterals = collaterals;
    this.collateralVersions = collateralVersions;
    this.clock = clock;
  }

  /** The profile in force for a market. */
  @Transactional(readOnly = true)
  public Optional<Versioned<Profile>> current(MarketId market) {
    return profiles.findById(market.value()).map(ProfileRow::versioned);
  }

  /** The rule in force for a collateral asset. */
  @Transactional(readOnly = true)
  public Optional<Versioned<Collateral>> current(AssetId asset) {
    return collaterals.findById(asset.value()).map(CollateralRow::versioned);
  }

  /** Haircuts of every collateral asset, by its name. */
  @Transactional(readOnly = true)
  public SortedMap<String, Decimal> haircuts() {
    SortedMap<String, Decimal> haircuts = new TreeMap<>();
    for (CollateralRow row : collaterals.findAll()) {
      haircuts.put(row.asset().value(), row.versioned().value().haircut());
    }
    return haircuts;
  }

  /** At most {@code limit} profiles of the markets after {@code market}, by name. */
  @Transactional(readOnly = true)
  List<ProfileRow> profilesAfter(String market, int limit) {
    return profiles.findByMarketGreaterThanOrderByMarket(market, Limit.of(limit));
  }

  /** At most {@code limit} rules of the assets after {@code asset}, by name. */
  @Transactional(readOnly = true)
  List<CollateralRow> collateralsAfter(String asset, int limit) {
    return collaterals.findByAssetGreaterThanOrderByAsset(asset, Limit.of(limit));
  }

  /** At most {@code limit} versions of a profile after {@code version}, oldest first. */
  @Transactional(readOnly = true)
  List<ProfileVersionRow> versionsAfter(MarketId market, long version, int limit) {
    return profileVersions.findByKeyMarketAndKeyVersionGreaterThanOrderByKeyVersion(
        market.value(), version, Limit.of(limit));
  }

  /** At most {@code limit} versions of a collateral rule after {@code version}, oldest first. */
  @Transactional(readOnly = true)
  List<CollateralVersionRow> versionsAfter(AssetId asset, long version, int limit) {
    return collateralVersions.findByKeyAssetAndKeyVersionGreaterThanOrderByKeyVersion(
        asset.value(), version, Limit.of(limit));
  }

  /**
   * Puts the next version of a profile in force.
   *
   * @param ifMatch entity tag of the version that the caller has read; null: there is none yet
   * @throws io.counterpool.kit.problem.ProblemException if another version is in force
   */
  @Transactional
  Versioned<Profile> put(MarketId market, @Nullable String ifMatch, Profile profile) {
    profiles.lock(market.value());
    ProfileRow row = profiles.findById(market.value()).orElse(null);
    Versions.requireMatch(ifMatch, row == null ? null : row.versioned().version());
    Versioned<Profile> next =
        new Versioned<>(row == null ? 1 : row.versioned().version() + 1, profile);
    profiles.save(new ProfileRow(market, next));
    profileVersions.save(new ProfileVersionRow(market, next, clock.instant()));
    return next;
  }

  /**
   * Puts the next version of a collateral rule in force.
   *
   * @param ifMatch entity tag of the version that the caller has read; null: there is none yet
   * @throws io.counterpool.kit.problem.ProblemException if another version is in force
   */
  @Transactional
  Versioned<Collateral> put(AssetId asset, @Nullable String ifMatch, Collateral collateral) {
    collaterals.lock(asset.value());
    CollateralRow row = collaterals.findById(asset.value()).orElse(null);
    Versions.requireMatch(ifMatch, row == null ? null : row.versioned().version());
    Versioned<Collateral> next =
        new Versioned<>(row == null ? 1 : row.versioned().version() + 1, collateral);
    collaterals.save(new CollateralRow(asset, next));
    collateralVersions.save(new CollateralVersionRow(asset, next, clock.instant()));
    return next;
  }
}
