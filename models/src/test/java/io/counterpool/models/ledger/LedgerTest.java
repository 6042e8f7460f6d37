package io.counterpool.models.ledger;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.ledger.Account.Balances;
import io.counterpool.models.ledger.Transfer.Flag;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LedgerTest {

  private static Account account(BalanceLimit limit, long creditsPosted) {
    return new Account(
        1,
        limit,
        new Balances(
            BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.valueOf(creditsPosted)));
  }

  private static Ledger books() {
    return Ledger.of(
        Map.of(
            "cash", account(BalanceLimit.DEBITS_WITHIN_CREDITS, 100),
            "fees", account(BalanceLimit.NONE, 0),
            "euro", new Account(2, BalanceLimit.NONE, Balances.ZERO)));
  }

  private static Transfer move(String id, long amount, Flag... flags) {
    return new Transfer(id, "cash", "fees", BigInteger.valueOf(amount), null, 1, Set.of(flags));
  }

  private static Transfer resolve(String id, String pending, long amount, Flag flag) {
    return new Transfer(id, null, null, BigInteger.valueOf(amount), pending, 0, Set.of(flag));
  }

  private static List<Long> balances(Ledger ledger, String id) {
    Balances b = requireNonNull(ledger.accounts().get(id)).balances();
    List<Long> amounts = new ArrayList<>();
    for (BigInteger amount :
        List.of(b.debitsPending(), b.debitsPosted(), b.creditsPending(), b.creditsPosted())) {
      amounts.add(amount.longValueExact());
    }
    return amounts;
  }

  @Test
  void countsPendingAmountsInTheLimit() {
    Ledger.Outcome outcome =
        books()
            .apply(
                List.of(
                    move("p", 60, Flag.PENDING),
                    move("over", 41),
                    move("fits", 40),
                    resolve("post", "p", 60, Flag.POST)));
    assertThat(outcome.results())
        .containsExactly(Result.CREATED, Result.EXCEEDS_CREDITS, Result.CREATED, Result.CREATED);
    assertThat(balances(outcome.ledger(), "cash")).containsExactly(0L, 100L, 0L, 100L);
  }

  @Test
  void releasesWhatIsNotPosted() {
    Ledger.Outcome outcome =
        books()
            .apply(
                List.of(
                    move("p", 60, Flag.PENDING),
                    resolve("part", "p", 25, Flag.POST),
                    resolve("late", "p", 60, Flag.VOID)));
    assertThat(outcome.results())
        .containsExactly(Result.CREATED, Result.CREATED, Result.PENDING_TRANSFER_ALREADY_POSTED);
    assertThat(balances(outcome.ledger(), "fees")).containsExactly(0L, 0L, 0L, 25L);
    assertThat(balances(outcome.ledger(), "cash")).containsExactly(0L, 25L, 0L, 100L);
  }

  @Test
  void resolvesAllOfItWhenNoAmountIsNamed() {
    Transfer all = new Transfer("q", null, null, null, "p", 0, Set.of(Flag.POST));
    Ledger.Outcome outcome = books().apply(List.of(move("p", 60, Flag.PENDING), all, all));
    assertThat(outcome.results()).containsExactly(Result.CREATED, Result.CREATED, Result.EXISTS);
    assertThat(requireNonNull(outcome.ledger().entries().get("q")).amount())
        .isEqualTo(BigInteger.valueOf(60));
  }

  @Test
  void spendsAnIdEvenOnAPassingFailure() {
    Ledger failed = books().apply(List.of(move("a", 101))).ledger();
    assertThat(failed.accounts()).isEqualTo(books().accounts());
    assertThat(failed.apply(List.of(move("a", 1))).results())
        .containsExactly(Result.ID_ALREADY_FAILED);
  }

  @Test
  void undoesAChainThatFails() {
    Ledger.Outcome outcome =
        books()
            .apply(
                List.of(
                    move("a", 50, Flag.LINKED),
                    move("b", 51, Flag.LINKED),
                    move("c", 1),
                    move("d", 100)));
    assertThat(outcome.results())
        .containsExactly(
            Result.LINKED_EVENT_FAILED,
            Result.EXCEEDS_CREDITS,
            Result.LINKED_EVENT_FAILED,
            Result.CREATED);
    assertThat(balances(outcome.ledger(), "cash")).containsExactly(0L, 100L, 0L, 100L);
    assertThat(outcome.ledger().entries()).containsOnlyKeys("d");
  }

  @Test
  void refusesAChainThatStaysOpen() {
    assertThat(
            books().apply(List.of(move("a", 1, Flag.LINKED), move("b", 1, Flag.LINKED))).results())
        .containsExactly(Result.LINKED_EVENT_FAILED, Result.LINKED_EVENT_CHAIN_OPEN);
  }

  @Test
  void saysWhatIsWrongWithATransfer() {
    BigInteger one = BigInteger.ONE;
    assertThat(
            books()
                .apply(
                    List.of(
                        new Transfer("a", "cash", "cash", one, null, 1, Set.of()),
                        new Transfer("b", "cash", "fees", one, null, 0, Set.of()),
                        new Transfer("c", "cash", "gone", one, null, 1, Set.of()),
                        new Transfer("d", "cash", "euro", one, null, 1, Set.of()),
                        new Transfer("e", "cash", "fees", one, null, 2, Set.of()),
                        resolve("f", "none", 1, Flag.POST),
                        move("g", 1),
                        resolve("h", "g", 1, Flag.VOID),
                        new Transfer("i", null, null, one, "g", 0, Set.of(Flag.POST, Flag.VOID)),
                        new Transfer("g", "fees", "cash", one, null, 1, Set.of()),
                        move("g", 2),
                        move("g", 1, Flag.PENDING),
                        new Transfer("j", "euro", "cash", Transfer.MOST, null, 1, Set.of()),
                        new Transfer("k", "fees", "cash", Transfer.MOST, null, 1, Set.of())))
                .results())
        .containsExactly(
            Result.ACCOUNTS_MUST_BE_DIFFERENT,
            Result.LEDGER_MUST_NOT_BE_ZERO,
            Result.CREDIT_ACCOUNT_NOT_FOUND,
            Result.ACCOUNTS_MUST_HAVE_THE_SAME_LEDGER,
            Result.TRANSFER_MUST_HAVE_THE_SAME_LEDGER_AS_ACCOUNTS,
            Result.PENDING_TRANSFER_NOT_FOUND,
            Result.CREATED,
            Result.PENDING_TRANSFER_NOT_PENDING,
            Result.FLAGS_ARE_MUTUALLY_EXCLUSIVE,
            Result.EXISTS_WITH_DIFFERENT_DEBIT_ACCOUNT_ID,
            Result.EXISTS_WITH_DIFFERENT_AMOUNT,
            Result.EXISTS_WITH_DIFFERENT_FLAGS,
            Result.ACCOUNTS_MUST_HAVE_THE_SAME_LEDGER,
            Result.OVERFLOWS_CREDITS_POSTED);
    assertThatThrownBy(() -> move("x", -1))
        .hasMessage("amount must be from 0 to 2^128 - 1, was -1");
  }
}
