package io.counterpool.models.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Draws;
import io.counterpool.models.ledger.Account.Balances;
import io.counterpool.models.ledger.Ledger.Stage;
import io.counterpool.models.ledger.Transfer.Flag;
import io.counterpool.models.ledger.VoucherRoute.Action;
import io.counterpool.models.ledger.VoucherRoute.Hop;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LedgerPropertyTest {

  private static final List<String> NAMES = List.of("A", "B", "C", "D");

  private static Ledger books() {
    Map<String, Account> accounts = new LinkedHashMap<>();
    BigInteger hundred = BigInteger.valueOf(100);
    BigInteger zero = BigInteger.ZERO;
    accounts.put(
        "A",
        new Account(
            1, BalanceLimit.DEBITS_WITHIN_CREDITS, new Balances(zero, zero, zero, hundred)));
    accounts.put(
        "B",
        new Account(
            1, BalanceLimit.CREDITS_WITHIN_DEBITS, new Balances(zero, hundred, zero, zero)));
    accounts.put("C", new Account(1, BalanceLimit.NONE, Balances.ZERO));
    accounts.put("D", new Account(1, BalanceLimit.DEBITS_WITHIN_CREDITS, Balances.ZERO));
    return Ledger.of(accounts);
  }

  private static Transfer drawn(Draws draws, int ids) {
    String id = "t" + draws.below(ids);
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    if (draws.below(5) == 0) {
      flags.add(Flag.LINKED);
    }
    BigInteger amount = BigInteger.valueOf(draws.below(60));
    if (draws.below(3) == 0) {
      flags.add(draws.chance() ? Flag.POST : Flag.VOID);
      return new Transfer(
          id, null, null, draws.below(3) > 0 ? null : amount, "t" + draws.below(ids), 0, flags);
    }
    for (Flag flag : List.of(Flag.PENDING, Flag.BALANCING_DEBIT, Flag.BALANCING_CREDIT)) {
      if (draws.below(3) == 0) {
        flags.add(flag);
      }
    }
    return new Transfer(id, draws.oneOf(NAMES), draws.oneOf(NAMES), amount, null, 1, flags);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void balancesAndKeepsTheLimitsWhateverIsAsked(long seed) {
    Draws draws = new Draws(seed);
    Ledger ledger = books();
    int created = 0;
    for (int i = 0; i < Draws.STEPS / 4; i++) {
      List<Transfer> batch = draws.list(1 + draws.below(6), () -> drawn(draws, 600));
      Ledger.Outcome outcome = ledger.apply(batch);
      assertThat(outcome.results()).hasSameSizeAs(batch);
      created += (int) outcome.results().stream().filter(Result.CREATED::equals).count();
      ledger = outcome.ledger();
      BigInteger pending = BigInteger.ZERO;
      BigInteger posted = BigInteger.ZERO;
      for (Account account : ledger.accounts().values()) {
        Balances b = account.balances();
        pending = pending.add(b.debitsPending()).subtract(b.creditsPending());
        posted = posted.add(b.debitsPosted()).subtract(b.creditsPosted());
        if (account.limit() == BalanceLimit.DEBITS_WITHIN_CREDITS) {
          assertThat(b.debits()).as("%s", draws).isLessThanOrEqualTo(b.creditsPosted());
        }
        if (account.limit() == BalanceLimit.CREDITS_WITHIN_DEBITS) {
          assertThat(b.credits()).as("%s", draws).isLessThanOrEqualTo(b.debitsPosted());
        }
      }
      assertThat(pending).as("%s: pending", draws).isEqualTo(BigInteger.ZERO);
      // A began with 100 credits and B with 100 debits.
      assertThat(posted).as("%s: posted", draws).isEqualTo(BigInteger.ZERO);
    }
    assertThat(created).isGreaterThan(100);
    assertThat(ledger.entries().values().stream().map(Ledger.Entry::stage))
        .contains(Stage.PENDING, Stage.POSTED, Stage.VOIDED);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void changesNothingWhenABatchIsRepeated(long seed) {
    Draws draws = new Draws(seed);
    Ledger ledger = books();
    for (int i = 0; i < Draws.STEPS / 8; i++) {
      List<Transfer> batch = new ArrayList<>();
      for (int n = 0; n < 4; n++) {
        Transfer asked = drawn(draws, 1000);
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(asked.flags());
        flags.remove(Flag.LINKED);
        batch.add(
            new Transfer(
                asked.id(),
                asked.debit(),
                asked.credit(),
                asked.amount(),
                asked.pending(),
                asked.ledger(),
                flags));
      }
      Ledger.Outcome first = ledger.apply(batch);
      Ledger.Outcome again = first.ledger().apply(batch);
      for (int n = 0; n < batch.size(); n++) {
        if (first.results().get(n) == Result.CREATED) {
          assertThat(again.results().get(n)).as("%s: %s", draws, batch).isEqualTo(Result.EXISTS);
        }
      }
      boolean made = again.results().contains(Result.CREATED);
      if (!made) {
        assertThat(again.ledger().accounts()).isEqualTo(first.ledger().accounts());
      }
      ledger = first.ledger();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void holdsInEscrowWhatIsOutstandingAsVouchers(long seed) {
    Draws draws = new Draws(seed);
    Map<List<String>, Integer> escrow = new HashMap<>();
    List<VoucherRoute> tokens = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      tokens.add(VoucherRoute.home("A"));
    }
    for (int i = 0; i < Draws.STEPS / 8; i++) {
      int at = draws.below(tokens.size());
      VoucherRoute token = tokens.get(at);
      String to = draws.oneOf(NAMES);
      if (to.equals(token.here())) {
        continue;
      }
      Hop hop = token.send(to);
      boolean out = hop.action() == Action.ESCROW_AND_MINT;
      // The longer of the two routes names the voucher; its escrow is at the ledger before it.
      List<String> route = (out ? hop.after() : token).ledgers();
      escrow.merge(route, out ? 1 : -1, Integer::sum);
      tokens.set(at, hop.after());
      Map<List<String>, Integer> held = new HashMap<>();
      for (VoucherRoute each : tokens) {
        for (int length = 2; length <= each.ledgers().size(); length++) {
          held.merge(each.ledgers().subList(0, length), 1, Integer::sum);
        }
      }
      escrow.values().removeIf(count -> count == 0);
      assertThat(escrow).as("%s", draws).isEqualTo(held);
      // Going there and coming back is to have stayed.
      assertThat(hop.after().send(hop.from()).after()).as("%s", draws).isEqualTo(token);
    }
  }
}
