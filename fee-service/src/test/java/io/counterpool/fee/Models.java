package io.counterpool.fee;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One valid body of every model that a schedule may name. */
public final class Models {

  private Models() {}

  /** By part and tag, such as {@code borrow kinked}. */
  public static Map<String, Map<String, Object>> all() {
    Map<String, Map<String, Object>> all = new TreeMap<>();
    put(all, "tradeFee", model("flat-fee", "rate", "0.001"));
    put(all, "tradeFee", model("skew-fee", "makerRate", "0.0002", "takerRate", "0.0005"));
    put(all, "tradeFee", surge());
    put(all, "tradeFee", sigmoid());
    put(all, "surcharge", surge());
    put(all, "surcharge", sigmoid());
    put(all, "discount", tiers("0.1", "0.25"));
    put(all, "borrow", model("flat", "rate", "0.05"));
    put(
        all,
        "borrow",
        model("kinked", "base", "0.01", "kink", "0.8", "slope1", "0.04", "slope2", "0.6"));
    put(
        all,
        "borrow",
        model("jump", "base", "0.1", "slope", "0.2", "kink", "0.9", "jumpSlope", "1"));
    put(all, "borrow", model("power", "base", "0.01", "factor", "0.4", "exponent", "2"));
    put(
        all,
        "borrow",
        model(
            "two-curve",
            "borrowBase",
            "0.01",
            "borrowSlope",
            "0.05",
            "borrowKink",
            "0.8",
            "borrowJumpSlope",
            "0.3",
            "supplyBase",
            "0",
            "supplySlope",
            "0.04",
            "supplyKink",
            "0.8",
            "supplyJumpSlope",
            "0.4"));
    put(
        all,
        "borrow",
        model(
            "hyperbolic",
            "atTarget",
            "0.1",
            "target",
            "0.85",
            "lowRatio",
            "0.35",
            "highRatio",
            "3",
            "shift",
            "0.01"));
    put(all, "borrow", adaptiveCurve());
    put(all, "borrow", dynamicKink("0.6"));
    put(all, "funding", model("none"));
    put(
        all,
        "funding",
        model(
            "skew-velocity",
            "maxVelocityPerDay",
            "3",
            "skewScale",
            "10000",
            "maxRatePerDay",
            "0.02"));
    put(
        all,
        "funding",
        model(
            "premium",
            "depth",
            "10000",
            "intervalSeconds",
            28_800,
            "defaultRate",
            "0.0001",
            "maxRate",
            "0.0075"));
    put(
        all,
        "funding",
        model(
            "adaptive",
            "skewScale",
            "1000",
            "decayBelow",
            "0.03",
            "growAbove",
            "0.05",
            "growthPerDay",
            "0.01",
            "decayPerDay",
            "0.002",
            "maxRatePerDay",
            "0.02"));
    put(
        all,
        "funding",
        model(
            "capped-premium",
            "spreadDivisor",
            33,
            "poolDivisor",
            3,
            "cashScale",
            6,
            "rateScale",
            9));
    put(all, "funding", averagePremium(28_800));
    put(all, "funding", inventory());
    return all;
  }

  public static Map<String, Object> adaptiveCurve() {
    return model(
        "adaptive-curve",
        "target",
        "0.9",
        "steepness",
        "4",
        "speed",
        "50",
        "initial",
        "0.04",
        "lowest",
        "0.001",
        "highest",
        "2");
  }

  public static Map<String, Object> averagePremium(int periodSeconds) {
    return model(
        "average-premium",
        "periodSeconds",
        periodSeconds,
        "defaultRate",
        "0.0001",
        "damping",
        "0.0005",
        "maxRate",
        "0.0075");
  }

  public static Map<String, Object> inventory() {
    return model(
        "inventory",
        "baseRate",
        "0",
        "rateFactor",
        "0.005",
        "rateLimit",
        "0.004",
        "periodSeconds",
        28_800);
  }

  public static Map<String, Object> surge() {
    return model(
        "surge-fee",
        "step",
        10,
        "baseFactor",
        5_000,
        "control",
        40_000,
        "filterSeconds",
        30,
        "decaySeconds",
        600,
        "keptPoints",
        5_000,
        "largestVolatility",
        350_000);
  }

  public static Map<String, Object> sigmoid() {
    return model(
        "sigmoid-fee",
        "base",
        100,
        "first",
        Map.of("height", 2_900, "middle", 4_000, "width", 500),
        "second",
        Map.of("height", 12_000, "middle", 15_000, "width", 1_000));
  }

  /** Tiers from 1,000,000 and 5,000,000. */
  public static Map<String, Object> tiers(String first, String second) {
    return model(
        "volume-tiers",
        "tiers",
        List.of(
            Map.of("fromVolume", "1000000", "discount", first),
            Map.of("fromVolume", "5000000", "discount", second)));
  }

  public static Map<String, Object> dynamicKink(String kink) {
    return model(
        "dynamic-kink",
        "rateFrom",
        "0.2",
        "bandLow",
        "0.5",
        "bandHigh",
        "0.7",
        "kink",
        kink,
        "base",
        "0.000000000158548959",
        "slopeMin",
        "0.000000001585489599",
        "slopeMax",
        "0.000000003170979198",
        "steepness",
        "4",
        "fall",
        "0.00000000000000367",
        "fallGrowth",
        "0.000000000000367011",
        "rise",
        "0.00000000000000367",
        "riseGrowth",
        "0.000000000000036701",
        "riseLimit",
        "0.00000000000000734",
        "annualCap",
        "10",
        "lapses",
        true);
  }

  /** A body from names and values in turn. */
  public static Map<String, Object> model(String tag, Object... namesAndValues) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("model", tag);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      model.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
    }
    return model;
  }

  private static void put(
      Map<String, Map<String, Object>> all, String part, Map<String, Object> model) {
    all.put(part + " " + model.get("model"), model);
  }
}
