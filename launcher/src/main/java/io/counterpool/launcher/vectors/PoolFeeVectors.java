package io.counterpool.launcher.vectors;

import io.counterpool.models.Decimal;
import io.counterpool.models.shares.FeeSmear;
import io.counterpool.models.shares.FeeSmear.Pool;
import io.counterpool.models.shares.HighWaterMarkFee;
import io.counterpool.models.shares.HighWaterMarkFee.Charge;
import io.counterpool.models.shares.HighWaterMarkFee.State;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fees that a pool takes from its providers or hands out to them. */
final class PoolFeeVectors {

  private PoolFeeVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("fees/high-water-mark-fee.json", PoolFeeVectors::highWaterMark);
    models.put("fees/across-lp-fee-smear.json", PoolFeeVectors::smear);
  }

  private static Answer highWaterMark(Inputs in) {
    HighWaterMarkFee model = new HighWaterMarkFee(in.decimal("rate"));
    State state = new State(in.decimal("shares"), in.decimalOr("highWaterMark", Decimal.ONE));
    List<Answer> states = new ArrayList<>();
    for (Decimal assets : in.decimals("totalAssetsAtCheckpoints")) {
      Charge charge = model.charge(state, assets);
      state = charge.after();
      states.add(
          new Answer()
              .with("feeAssets", charge.fee())
              .with("feeShares", charge.feeShares())
              .with("totalShares", state.shares())
              .with("sharePrice", charge.price())
              .with("highWaterMark", state.mark()));
    }
    return new Answer().withAnswers("states", states);
  }

  private static Answer smear(Inputs in) {
    Answer answer = new Answer();
    if (in.has("relayed")) {
      Pool pool =
          new Pool(in.decimal("liquid"), in.decimal("utilised"), Decimal.ZERO, Decimal.ZERO);
      answer.with("utilisation", pool.utilisationAfter(in.decimal("relayed")));
    }
    return in.has("touchSeconds") ? answer.withAnswers("states", touches(in)) : answer;
  }

  private static List<Answer> touches(Inputs in) {
    FeeSmear model = new FeeSmear(in.decimal("ratePerSecond"));
    Decimal fees = in.decimalOr("bookedFees", Decimal.ZERO);
    Pool pool =
        new Pool(
            in.decimal("lpDeposits").plus(fees).minus(in.decimalOr("lostTokens", Decimal.ZERO)),
            Decimal.ZERO,
            fees,
            in.decimal("lpSupply"));
    List<Answer> states = new ArrayList<>();
    long touched = 0;
    for (BigInteger second : in.wholes("touchSeconds")) {
      if (second.bitLength() > 62) {
        throw new IllegalArgumentException("touchSeconds must be below 2^62, was " + second);
      }
      long at = second.longValue();
      pool = model.touch(pool, at - touched);
      touched = at;
      states.add(
          new Answer()
              .with("undistributedFees", pool.undistributed())
              .with("exchangeRate", pool.sharePrice()));
    }
    return states;
  }
}
