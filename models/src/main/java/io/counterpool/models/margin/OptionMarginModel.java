package io.counterpool.models.margin;

import java.util.Map;

/** How much an account with options must hold. Doubles: scenario risk. */
public sealed interface OptionMarginModel permits ScenarioMargin, StandardMargin {

  /**
   * The margins of an account: its cash, and of each market what is left there.
   *
   * @throws io.counterpool.models.OutOfRangeException if a figure grows beyond all numbers
   */
  OptionMargin margin(OptionAccount account);

  /** The models of this family by the name they have in configuration. */
  static Map<String, Class<? extends OptionMarginModel>> models() {
    return Map.of(
        ScenarioMargin.TAG, ScenarioMargin.class, StandardMargin.TAG, StandardMargin.class);
  }
}
