package io.counterpool.pool.order;

import io.counterpool.models.Decimal;
import io.counterpool.models.fees.IncomeSplit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who may get a trade fee.
 *
 * @param split fractions by receiver: pool, insurance, treasury, referrer; they sum to 1
 * @param referred whether somebody referred the account
 * @param insuranceRoom what insurance takes before it holds its target; null: everything
 */
public record FeeReceivers(
    Map<String, Decimal> split, boolean referred, @Nullable Decimal insuranceRoom) {

  IncomeSplit.Parts parts(Decimal fee, int scale) {
    return new IncomeSplit(share("insurance"), share("treasury"), share("referrer"))
        .split(fee, referred, insuranceRoom, scale);
  }

  private Decimal share(String receiver) {
    return split.getOrDefault(receiver, Decimal.ZERO);
  }
}
