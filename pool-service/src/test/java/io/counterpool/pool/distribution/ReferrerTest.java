package io.counterpool.pool.distribution;

import static io.counterpool.pool.executor.Desk.A;
import static io.counterpool.pool.executor.Desk.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.fees.FlatFee;
import io.counterpool.pool.executor.Desk;
import io.counterpool.pool.executor.Journal;
import io.counterpool.pool.executor.Journal.Receipt;
import io.counterpool.pool.ledger.Transfer;
import io.counterpool.pool.ledger.TransferKind;
import io.counterpool.pool.order.ReceiptCheck;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReferrerTest {

  private final Desk desk = new Desk("1000000", "500");

  @BeforeEach
  void split() {
    desk.tradeFee = new FlatFee(number("0.001"));
    desk.split =
        Map.of(
            "pool", number("0.6"),
            "insurance", number("0.2"),
            "treasury", number("0.1"),
            "referrer", number("0.1"));
    desk.fund(1, "5000");
  }

  @Test
  void paysWhoReferredTheTrader() {
    desk.referrers.put(Desk.account(1), Desk.account(7));
    desk.order(1, A, "5");
    long before = desk.accountState(7).version();
    Journal journal = desk.round("2000");
    assertThat(desk.cash(7)).isEqualTo(number("1"));
    assertThat(desk.accountState(7).version()).isEqualTo(before + 1);
    assertThat(desk.poolCash()).isEqualTo(number("1000006"));
    Receipt receipt = journal.receipts.getFirst();
    assertThat(receipt.figures())
        .containsEntry("referrer", Desk.account(7).toString())
        .containsEntry("feeToReferrer", number("1"))
        .containsEntry("feeToPool", number("6"));
    assertThat(ReceiptCheck.recompute(receipt)).isEmpty();
    Map<String, Object> forged = new LinkedHashMap<>(receipt.figures());
    forged.put("feeToReferrer", number("2"));
    assertThat(ReceiptCheck.recompute(new Receipt(1, forged))).hasSize(1);
  }

  @Test
  void givesThePoolThePartWithoutAReferrer() {
    desk.order(1, A, "5");
    Journal journal = desk.round("2000");
    assertThat(desk.poolCash()).isEqualTo(number("1000007"));
    assertThat(journal.receipts.getFirst().figures()).doesNotContainKey("referrer");
    assertThat(ReceiptCheck.recompute(journal.receipts.getFirst())).isEmpty();
  }

  @Test
  void movesTheWholeFeeAndNoMore() {
    desk.referrers.put(Desk.account(1), Desk.account(7));
    desk.tradeFee = new FlatFee(number("0.000333"));
    desk.order(1, A, "1.2347");
    Journal journal = desk.round("1999.99");
    Decimal moved = Decimal.ZERO;
    for (Transfer transfer : journal.transfers) {
      if (transfer.kind() == TransferKind.TRADE_FEE || transfer.kind() == TransferKind.REFERRAL) {
        moved = moved.plus(transfer.amount());
      }
    }
    assertThat(moved).isEqualTo(journal.fills.getFirst().fee());
  }

  @Test
  void tellsTheVenueOfWhomItKnowsNoReferrer() {
    desk.fund(2, "5000");
    desk.referrers.put(Desk.account(1), Desk.account(7));
    desk.order(1, A, "5");
    desk.round("2000");
    desk.order(1, A, "-5");
    desk.order(2, A, "1");
    var input = desk.input("2000", null, null);
    assertThat(
            desk.machine
                .draft(input.number(), input.at(), input.pool(), input.markets(), input.feeds())
                .unreferred())
        .containsExactly(Desk.account(2));
  }
}
