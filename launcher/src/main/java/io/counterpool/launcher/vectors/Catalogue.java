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
    MarginVectors.register(models);
    RateVectors.register(models);
    DriftVectors.register(models);
    FeeVectors.register(models);
    RangeVectors.register(models);
    ShareVectors.register(models);
    OracleVectors.register(models);
    VolatilityVectors.register(models);
    return Map.copyOf(models);
  }
}
