package io.counterpool.launcher.vectors;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which vector file is answered by which mechanism. */
final class Catalogue {

  static final Map<String, VectorModel> MODELS = models();

  private Catalogue() {}

  /** Why a file has no model. */
  static String reason(String key) {
    return "no mechanism of models answers " + key;
  }

  private static Map<String, VectorModel> models() {
    Map<String, VectorModel> models = new LinkedHashMap<>();
    PerpVectors.register(models);
    PerpFundingVectors.register(models);
    PerpImpactVectors.register(models);
    PerpFeeVectors.register(models);
    PerpLiquidationVectors.register(models);
    VirtualCurveVectors.register(models);
    InventoryVectors.register(models);
    LiquidationSizeVectors.register(models);
    BackingVectors.register(models);
    MarginVectors.register(models);
    RateVectors.register(models);
    DriftVectors.register(models);
    FeeVectors.register(models);
    RangeVectors.register(models);
    ShareVectors.register(models);
    OracleVectors.register(models);
    OracleRuleVectors.register(models);
    OracleAverageVectors.register(models);
    OracleSignatureVectors.register(models);
    OracleVenueVectors.register(models);
    VolatilityVectors.register(models);
    OptionMarginVectors.register(models);
    ShortOptionVectors.register(models);
    TailVectors.register(models);
    BacktestVectors.register(models);
    LiquidationVectors.register(models);
    TrancheVectors.register(models);
    LendingVectors.register(models);
    QueueVectors.register(models);
    ProofVectors.register(models);
    LedgerVectors.register(models);
    PoolFeeVectors.register(models);
    OptionVectors.register(models);
    OptionQuoteVectors.register(models);
    return Map.copyOf(models);
  }
}
