package io.counterpool.launcher.vectors;

import io.counterpool.models.Decimal;
import io.counterpool.models.tranche.InterestSplit;
import io.counterpool.models.tranche.InterestSplit.Interest;
import io.counterpool.models.tranche.InterestSplit.Principal;
import io.counterpool.models.tranche.LinearWritedown;
import io.counterpool.models.tranche.LinearWritedown.Loan;
import io.counterpool.models.tranche.LinearWritedown.Writedown;
import io.counterpool.models.tranche.PaymentWaterfall;
import io.counterpool.models.tranche.PaymentWaterfall.Debt;
import io.counterpool.models.tranche.PaymentWaterfall.Outcome;
import io.counterpool.models.tranche.SeniorLeverage;
import io.counterpool.models.tranche.TrancheValues;
import java.util.Map;

/** What a borrower pays, and what a loan that is late has lost. */
final class LendingVectors {

  private LendingVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("tranches/goldfinch-interest-split.json", LendingVectors::interest);
    models.put("tranches/goldfinch-payment-waterfall.json", LendingVectors::payment);
    models.put("tranches/goldfinch-writedown.json", LendingVectors::writedown);
  }

  private static Answer interest(Inputs in) {
    InterestSplit model = new InterestSplit(in.decimal("juniorFee"), in.decimal("reserveFee"));
    TrancheValues capital = TrancheValues.of(in.decimal("senior"), in.decimal("junior"));
    Decimal paid = in.decimalOr("interestPaid", Decimal.ZERO);
    Interest interest =
        model.interest(capital, paid, in.decimalOr("interestAccrued", paid), Decimal.SCALE);
    if (!in.has("principalPaid")) {
      return new Answer()
          .with("reserve", interest.reserve())
          .with("seniorInterest", interest.senior())
          .with("juniorInterest", interest.junior());
    }
    Decimal back = in.decimal("principalPaid");
    Principal principal =
        model.principal(capital, back, in.decimalOr("principalAccrued", back), Decimal.SCALE);
    return new Answer()
        .with("reserve", interest.reserve().plus(principal.reserve()))
        .with("seniorInterest", interest.senior())
        .with("juniorInterest", interest.junior().plus(principal.juniorAsInterest()))
        .with("seniorPrincipal", principal.senior())
        .with("juniorPrincipal", principal.junior());
  }

  private static Answer payment(Inputs in) {
    Debt debt =
        new Debt(
            in.plain("balance"),
            in.plain("interestOwed"),
            in.plain("interestAccrued"),
            in.plain("principalOwed"));
    Outcome outcome =
        switch (in.text("kind")) {
          case "lump" -> PaymentWaterfall.lump(in.plain("payment"), debt);
          case "separate" ->
              PaymentWaterfall.separate(
                  in.plain("principalPayment"), in.plain("interestPayment"), debt);
          default -> throw new IllegalArgumentException("unknown kind " + in.text("kind"));
        };
    return switch (outcome) {
      case Outcome.Allocated paid ->
          new Answer()
              .with("owedInterest", paid.owedInterest())
              .with("owedPrincipal", paid.owedPrincipal())
              .with("accruedInterest", paid.accruedInterest())
              .with("extraBalance", paid.extraBalance())
              .with("remaining", paid.remaining());
      case Outcome.Refused(var unpaid) ->
          Answer.error(
              switch (unpaid) {
                case INTEREST_OWED -> "IO";
                case PRINCIPAL_OWED -> "PO";
                case ACCRUED_INTEREST -> "AI";
              });
    };
  }

  private static Answer writedown(Inputs in) {
    if (in.has("kind") && in.text("kind").equals("leverage")) {
      Decimal existing = in.decimalOr("existingSenior", Decimal.ZERO);
      return new Answer()
          .with(
              "seniorInvestment",
              new SeniorLeverage(in.decimal("ratio")).investment(in.decimal("junior"), existing));
    }
    long after = in.has("secondsAfterTermEnd") ? in.count("secondsAfterTermEnd") : 0;
    Writedown writedown =
        new LinearWritedown(in.decimal("graceDays"), in.decimal("maxDaysLate"))
            .of(
                new Loan(
                    in.decimal("balance"),
                    in.decimal("apr"),
                    in.decimal("interestOwed"),
                    in.decimalOr("principalOwed", Decimal.ZERO),
                    Math.max(0, after)));
    return new Answer()
        .with("writedownPercent", writedown.wholePercent())
        .with("writedownAmount", writedown.amount());
  }
}
