package io.counterpool.models.fees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TradeFeePropertyTest {

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  @Test
  void splitsTheFeeAtTheFlip() {
    // 2 units at the maker rate, 1 at the taker rate: (2 × 0.0003 + 0.0008) × 1,000 = 1.4
    SkewFee fee = new SkewFee(d("0.0003"), d("0.0008"));
    assertThat(fee.fee(d("1000"), d("2"), d("-3"), 6)).isEqualTo(d("1.4"));
    assertThat(fee.fee(d("1000"), d("2"), d("-2"), 6)).isEqualTo(d("0.6"));
    assertThat(fee.fee(d("1000"), d("2"), d("1"), 6)).isEqualTo(d("0.8"));
    assertThat(new FlatFee(d("0.0005")).fee(d("1000"), d("2"), d("-3"), 6)).isEqualTo(d("1.5"));
  }

  @Test
  void refusesAMakerRateAboveTheTakerRate() {
    assertThatThrownBy(() -> new SkewFee(d("0.002"), d("0.001")))
        .hasMessage("makerRate must be at most takerRate 0.001, was 0.002");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void neverSavesBySplitting(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      Decimal taker = draws.between("0", "0.01", 6);
      TradeFee fee =
          draws.chance()
              ? new FlatFee(taker)
              : new SkewFee(draws.between("0", "0.01", 6).min(taker), taker);
      Decimal price = draws.price();
      Decimal skew = draws.size("100", 4);
      Decimal first = draws.size("100", 4);
      Decimal second = draws.size("100", 4);
      Decimal whole = fee.fee(price, skew, first.plus(second), 6);
      Decimal parts =
          fee.fee(price, skew, first, 6).plus(fee.fee(price, skew.plus(first), second, 6));
      assertThat(parts)
          .as("%s: %s, skew %s, %s then %s", draws, fee, skew, first, second)
          .isGreaterThanOrEqualTo(whole);
      assertThat(whole.signum()).isNotNegative();
    }
  }
}
