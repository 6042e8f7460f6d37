package io.counterpool.pool.executor;

import static io.counterpool.pool.executor.Desk.A;
import static io.counterpool.pool.executor.Desk.account;
import static io.counterpool.pool.executor.Desk.market;
import static io.counterpool.pool.executor.Desk.number;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.amm.SkewPremium;
import io.counterpool.models.fees.FlatFee;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.pool.order.DryRun;
import io.counterpool.pool.order.DryRun.Quote;
import io.counterpool.pool.order.DryRun.Standing;
import io.counterpool.pool.order.DryRun.Trade;
import org.junit.jupiter.api.Test;

class DryRunTest {

  private final Desk desk = new Desk("1000000", "0");

  @Test
  void saysWhatTheFillWillBeAndWhereTheAccountWillStand() {
    desk.pricing.put(A, new SkewPremium(Decimal.of(1000)));
    desk.tradeFee = new FlatFee(number("0.001"));
    desk.fund(1, "1000");
    desk.round("2000");
    RoundInput terms = desk.input("2000", null, null);
    Quote quote = DryRun.quote(desk.state(), terms, account(1), market(A, "2"));
    assertThat(quote.refusal()).isNull();
    Trade trade = requireNonNull(quote.trade());
    // 2,000 × 2 × 1 ÷ 1,000 = 4; fee 4,000 × 0.1 % = 4
    assertThat(trade.impact()).isEqualTo(number("4"));
    assertThat(trade.price()).isEqualTo(number("2002"));
    assertThat(trade.fee()).isEqualTo(number("4"));
    Standing after = requireNonNull(quote.after());
    assertThat(quote.before().equity()).isEqualTo(number("1000"));
    assertThat(after.equity()).isEqualTo(number("992"));
    assertThat(after.initial()).isEqualTo(number("400"));
    assertThat(after.maintenance()).isEqualTo(number("200"));
    assertThat(after.health()).isEqualTo(number("4.96"));
    // 992 − 2 (2,000 − P) = 2 P × 5 % → P = 3,008 ÷ 1.9 = 1,583.157894736…
    // at once; the requirement's own last digit may bring it a little earlier
    assertThat(requireNonNull(after.liquidationPrice()))
        .isBetween(number("1583.15789474"), number("1583.158"));

    assertThat(desk.size(1, A)).isEqualTo(Decimal.ZERO);
    long order = desk.order(1, A, "2");
    desk.run(terms);
    assertThat(desk.end(order)).isEqualTo("WAITING"); // accepted after that round's reports
    desk.round("2000");
    assertThat(desk.figure(order, "price")).isEqualTo(trade.price());
    assertThat(desk.cash(1)).isEqualTo(after.cash());
  }

  @Test
  void givesTheRefusalThatTheOrderWouldGet() {
    desk.fund(1, "1000");
    desk.round("2000");
    RoundInput terms = desk.input("2000", null, null);
    assertThat(slug(terms, "6")).isEqualTo("margin-too-low");
    assertThat(slug(terms, "0.0001")).isEqualTo("below-minimum-notional");
    assertThat(slug(desk.input(null, null, null), "1")).isEqualTo("oracle-below-quorum");
    desk.grades.put("A-USD", PriceGrade.OUT_OF_BAND);
    assertThat(slug(desk.input("2000", null, null), "1")).isEqualTo("price-grade");
    desk.grades.put("A-USD", PriceGrade.UNCERTAIN);
    assertThat(slug(desk.input("2000", null, null), "1")).isEqualTo("price-grade");
    desk.grades.put("A-USD", PriceGrade.BELOW_QUORUM);
    assertThat(slug(desk.input("2000", null, null), "1")).isEqualTo("oracle-below-quorum");
    assertThat(desk.state().ledger().balance("collateral:" + account(1))).isEqualTo(number("1000"));
  }

  private String slug(RoundInput terms, String size) {
    return requireNonNull(DryRun.quote(desk.state(), terms, account(1), market(A, size)).refusal())
        .slug();
  }

  @Test
  void quotesAnAccountThatDoesNotExistYetWithoutMakingIt() {
    desk.round("2000");
    Quote quote =
        DryRun.quote(desk.state(), desk.input("2000", null, null), account(9), market(A, "1"));
    assertThat(requireNonNull(quote.refusal()).slug()).isEqualTo("margin-too-low");
    assertThat(desk.state().accounts().find(account(9))).isNull();
  }
}
