package io.counterpool.margin.liquidation;

import io.counterpool.models.Decimal;

/** How far an account with positions is from liquidation. */
enum HealthBand {
  /** Equity below maintenance. */
  BELOW("below"),
  /** Less than a fifth above maintenance: the next wide move decides. */
  THIN("thin"),
  /** Less than twice maintenance. */
  MEDIUM("medium"),
  /** Twice maintenance or more. */
  WIDE("wide"),
  /** Something it holds has no usable price. */
  UNJUDGED("unjudged");

  private final String label;

  HealthBand(String label) {
    this.label = label;
  }

  /** Name in metrics. */
  String label() {
    return label;
  }

  /**
   * @param maintenance above 0
   */
  static HealthBand of(Decimal equity, Decimal maintenance) {
    if (equity.isLessThan(maintenance)) {
      return BELOW;
    }
    if (equity.times(5).isLessThan(maintenance.times(6))) {
      return THIN;
    }
    return equity.isLessThan(maintenance.times(2)) ? MEDIUM : WIDE;
  }
}
