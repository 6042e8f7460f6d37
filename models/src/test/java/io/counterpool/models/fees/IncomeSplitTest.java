package io.counterpool.models.fees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.fees.IncomeSplit.Parts;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IncomeSplitTest {

  private static final IncomeSplit SPLIT =
      new IncomeSplit(Decimal.of("0.2"), Decimal.of("0.1"), Decimal.of("0.05"));

  private static Decimal of(String plain) {
    return Decimal.of(plain);
  }

  @Test
  void givesThePoolWhatRoundingLeaves() {
    // 0.000019: 0.0000038, 0.0000019, 0.00000095, each down
    assertThat(SPLIT.split(of("0.000019"), true, null, 6))
        .isEqualTo(
            new Parts(of("0.000015"), of("0.000003"), of("0.000001"), Decimal.ZERO, Decimal.ZERO));
  }

  @Test
  void givesThePoolThePartOfAReferrerWhoIsNotThere() {
    assertThat(SPLIT.split(of("100"), true, null, 6).pool()).isEqualTo(of("65"));
    assertThat(SPLIT.split(of("100"), false, null, 6).pool()).isEqualTo(of("70"));
  }

  @Test
  void givesThePoolWhatInsuranceHasNoRoomFor() {
    Parts parts = SPLIT.split(of("100"), true, of("12.5"), 6);
    assertThat(parts.insurance()).isEqualTo(of("12.5"));
    assertThat(parts.overflow()).isEqualTo(of("7.5"));
    assertThat(parts.pool()).isEqualTo(of("72.5"));
    assertThat(SPLIT.split(of("100"), true, of("20"), 6).overflow()).isEqualTo(Decimal.ZERO);
  }

  @Test
  void refusesMoreThanTheWhole() {
    assertThatThrownBy(() -> new IncomeSplit(of("0.5"), of("0.5"), of("0.000001")))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> SPLIT.split(of("-1"), true, null, 6))
        .isInstanceOf(OutOfRangeException.class);
  }

  @Test
  void losesNoUnit() {
    long seed = Long.getLong("seed", System.nanoTime());
    IO.println("IncomeSplitTest: replay with -Dseed=" + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 2000; i++) {
      IncomeSplit split =
          new IncomeSplit(
              Decimal.ofUnits(random.nextInt(333), 3),
              Decimal.ofUnits(random.nextInt(333), 3),
              Decimal.ofUnits(random.nextInt(333), 3));
      Decimal fee = Decimal.ofUnits(random.nextLong(1, 1L << random.nextInt(1, 60)), 6);
      Decimal room =
          random.nextBoolean() ? null : Decimal.ofUnits(random.nextLong(1_000_000_000), 6);
      Parts parts = split.split(fee, random.nextBoolean(), room, 6);
      assertThat(parts.pool().plus(parts.insurance()).plus(parts.treasury()).plus(parts.referrer()))
          .as("seed " + seed)
          .isEqualTo(fee);
      assertThat(parts.pool().isNegative()).as("seed " + seed).isFalse();
      assertThat(parts.overflow()).isLessThanOrEqualTo(parts.pool());
    }
  }
}
