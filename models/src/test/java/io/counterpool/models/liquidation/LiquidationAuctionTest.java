package io.counterpool.models.liquidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class LiquidationAuctionTest {

  private static final TwoPhaseDiscount DISCOUNT =
      new TwoPhaseDiscount(Decimal.ONE, Decimal.of("0.8"), 600, 7200);

  @Test
  void fallsFastThenSlowlyToNothing() {
    assertThat(DISCOUNT.at(0)).isEqualTo(Decimal.ONE);
    // 1 − 0.2 × 1 ÷ 600, rounded up
    assertThat(DISCOUNT.at(1)).isEqualTo(Decimal.of("0.999666666666666667"));
    assertThat(DISCOUNT.at(600)).isEqualTo(Decimal.of("0.8"));
    // 0.8 × (1 − 1,800 ÷ 7,200)
    assertThat(DISCOUNT.at(2400)).isEqualTo(Decimal.of("0.6"));
    assertThat(DISCOUNT.at(7800)).isEqualTo(Decimal.ZERO);
    assertThat(DISCOUNT.at(Long.MAX_VALUE)).isEqualTo(Decimal.ZERO);
    Decimal before = Decimal.ONE;
    for (long t = 0; t < 8000; t += 7) {
      assertThat(DISCOUNT.at(t)).isLessThanOrEqualTo(before);
      before = DISCOUNT.at(t);
    }
    // No phase at all is worth nothing at once.
    assertThat(new TwoPhaseDiscount(Decimal.ONE, Decimal.ONE, 0, 0).at(0)).isEqualTo(Decimal.ZERO);
    assertThatThrownBy(() -> DISCOUNT.at(-1)).hasMessageContaining("seconds");
    assertThatThrownBy(() -> new TwoPhaseDiscount(Decimal.of("0.5"), Decimal.of("0.6"), 1, 1))
        .hasMessageContaining("cutoff");
  }

  @Test
  void offersThePartThatRestoresTheBuffer() {
    LiquidationAuction auction = new LiquidationAuction(DISCOUNT, Decimal.of("0.1"));
    LiquidationAuction.Offer offer =
        auction.offer(Decimal.of(-100), Decimal.of(300), Decimal.ZERO, 0);
    // −100 + 0.1 × −400; 140 ÷ 440, rounded up
    assertThat(offer.bufferMargin()).isEqualTo(Decimal.of(-140));
    assertThat(offer.maxProportion()).isEqualTo(Decimal.of("0.318181818181818182"));
    assertThat(offer.fullBidPrice()).isEqualTo(Decimal.of(300));
    // Healthy by more than the buffer: nothing to buy. Worth nothing to a bidder: all of it.
    assertThat(auction.offer(Decimal.of(100), Decimal.of(300), Decimal.ZERO, 0).maxProportion())
        .isEqualTo(Decimal.ZERO);
    assertThat(auction.offer(Decimal.of(-100), Decimal.of(300), Decimal.ZERO, 9000).maxProportion())
        .isEqualTo(Decimal.ONE);
    assertThat(auction.offer(Decimal.of(-100), Decimal.of(-50), Decimal.ZERO, 0).maxProportion())
        .isEqualTo(Decimal.ONE);
  }

  @Test
  void bringsTheRestToTheBuffer() {
    Draws draws = new Draws(5);
    for (int i = 0; i < Draws.STEPS; i++) {
      Decimal value = draws.between("1", "1000000", 6);
      Decimal cash = draws.between("0", "1", 6).min(value);
      Decimal margin = draws.between("0.000001", "1000000", 6).negate();
      LiquidationAuction.Offer offer =
          new LiquidationAuction(DISCOUNT, draws.between("0", "0.5", 3))
              .offer(margin, value, cash, draws.below(9000));
      BigDecimal f = offer.maxProportion().toBigDecimal();
      assertThat(f).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
      // What is left of the target, and what the bidder and the cash bring: never short.
      BigDecimal left =
          offer
              .bufferMargin()
              .toBigDecimal()
              .multiply(BigDecimal.ONE.subtract(f))
              .add(offer.fullBidPrice().toBigDecimal().add(cash.toBigDecimal()).multiply(f));
      assertThat(left)
          .as("%s: margin %s, value %s, cash %s, %s", draws, margin, value, cash, offer)
          .isGreaterThan(new BigDecimal("-0.000000000001"));
    }
  }
}
