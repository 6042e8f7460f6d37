package io.counterpool.fee.catalogue;

import io.counterpool.models.TouchBound;
import io.counterpool.models.funding.FundingAccrual;
import io.counterpool.models.funding.FundingModel;
import io.counterpool.models.funding.InventoryFunding;
import io.counterpool.models.funding.MarketFunding;
import io.counterpool.models.funding.NoFunding;
import io.counterpool.models.funding.PremiumFunding;
import io.counterpool.models.rates.BorrowAccrual;
import io.counterpool.models.rates.BorrowModel;
import io.counterpool.models.rates.RateCurve;
import org.jspecify.annotations.Nullable;

/**
 * How a model's index is accrued. {@code n} touches of an interval leave the rate within {@code n ×
 * rateDigits × 10^-18} of what one touch leaves, and the index within {@code n × indexDigits ×
 * 10^-18} and {@code n × rateDigits × 10^-18 × price × days}.
 *
 * @param rateDigits last digits of the rate that a touch may lose
 * @param indexDigits last digits of the index that a touch may add
 * @param memory what it carries from round to round
 * @param start what it starts from when a schedule changes to it
 */
record ModelAccrual(int rateDigits, int indexDigits, Memory memory, String start) {

  /** What a model carries from round to round. */
  enum Memory {
    /** Nothing: the state of the interval decides. */
    NONE,
    /** Its own rate. */
    RATE,
    /** The mean premium of the running and of the last period of the clock. */
    PREMIUM,
    /** A state that moves at the full hours of the clock, by the hour's mean utilisation. */
    DRIFT
  }

  /** Null for a model without an index. */
  static @Nullable ModelAccrual of(Class<?> model) {
    if (MarketFunding.class.isAssignableFrom(model)) {
      TouchBound bound = FundingAccrual.touchBound(model.asSubclass(MarketFunding.class));
      return switch (memory(model)) {
        case RATE ->
            of(bound, Memory.RATE, "The rate of the model before, held within this one's bound");
        case PREMIUM ->
            of(
                bound,
                Memory.PREMIUM,
                "The means of a model of the same period; else a premium of 0 until the first"
                    + " period ends");
        case NONE, DRIFT -> of(bound, Memory.NONE, "The state of its first interval");
      };
    }
    if (BorrowModel.class.isAssignableFrom(model)) {
      return RateCurve.class.isAssignableFrom(model)
          ? of(BorrowAccrual.TOUCH_BOUND, Memory.NONE, "The utilisation of its first interval")
          : of(
              BorrowAccrual.TOUCH_BOUND,
              Memory.DRIFT,
              "Its initial state; after a change of its parameters the state before, held between"
                  + " the new bounds");
    }
    return null;
  }

  private static Memory memory(Class<?> funding) {
    if (funding == NoFunding.class
        || funding == PremiumFunding.class
        || funding == InventoryFunding.class) {
      return Memory.NONE;
    }
    return FundingModel.class.isAssignableFrom(funding) ? Memory.RATE : Memory.PREMIUM;
  }

  private static ModelAccrual of(TouchBound bound, Memory memory, String start) {
    return new ModelAccrual(bound.rateDigits(), bound.indexDigits(), memory, start);
  }
}
