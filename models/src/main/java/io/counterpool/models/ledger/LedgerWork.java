package io.counterpool.models.ledger;

import io.counterpool.models.ledger.Ledger.Entry;
import io.counterpool.models.ledger.Ledger.Stage;
import io.counterpool.models.ledger.Transfer.Flag;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a batch has changed so far, over the ledger that it began with. */
final class LedgerWork {

  private static final BigInteger ZERO = BigInteger.ZERO;

  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Ledger before;
  private final @Nullable LedgerWork outer;

  LedgerWork(Ledger before) {
    this(before, null);
  }

  private LedgerWork(Ledger before, @Nullable LedgerWork outer) {
    this.before = before;
    this.outer = outer;
  }

  /** What a chain tries, on top of what has been changed so far. */
  LedgerWork attempt() {
    return new LedgerWork(before, this);
  }

  /** Takes over an attempt that succeeded. */
  void take(LedgerWork attempt) {
    accounts.putAll(attempt.accounts);
    entries.putAll(attempt.entries);
  }

  Ledger finished(Set<String> spent) {
    Map<String, Account> allAccounts = new LinkedHashMap<>(before.accounts());
    allAccounts.putAll(accounts);
    Map<String, Entry> allEntries = new LinkedHashMap<>(before.entries());
    allEntries.putAll(entries);
    return new Ledger(allAccounts, allEntries, spent);
  }

  private @Nullable Account account(String id) {
    Account changed = accounts.get(id);
    if (changed != null) {
      return changed;
    }
    return outer != null ? outer.account(id) : before.accounts().get(id);
  }

  private @Nullable Entry entry(String id) {
    Entry changed = entries.get(id);
    if (changed != null) {
      return changed;
    }
    return outer != null ? outer.entry(id) : before.entries().get(id);
  }

  /** Does a transfer, or says why not and changes nothing. */
  Result create(Transfer transfer, Set<String> spent) {
    if (transfer.id().isEmpty()) {
      return Result.ID_MUST_NOT_BE_ZERO;
    }
    Entry old = entry(transfer.id());
    if (old != null) {
      return repeated(transfer, old);
    }
    if (spent.contains(transfer.id())) {
      return Result.ID_ALREADY_FAILED;
    }
    if (transfer.resolves()) {
      return resolve(transfer);
    }
    return move(transfer);
  }

  /** Compares a transfer with the one that has its id. */
  private Result repeated(Transfer transfer, Entry old) {
    Transfer done = old.transfer();
    if (!transfer.flags().equals(done.flags())) {
      return Result.EXISTS_WITH_DIFFERENT_FLAGS;
    }
    String pending = transfer.pending() == null ? "" : transfer.pending();
    if (!pending.equals(done.pending() == null ? "" : done.pending())) {
      return Result.EXISTS_WITH_DIFFERENT_PENDING_ID;
    }
    boolean resolves = transfer.resolves();
    if (differs(transfer.debit(), done.debit(), resolves)) {
      return Result.EXISTS_WITH_DIFFERENT_DEBIT_ACCOUNT_ID;
    }
    if (differs(transfer.credit(), done.credit(), resolves)) {
      return Result.EXISTS_WITH_DIFFERENT_CREDIT_ACCOUNT_ID;
    }
    Entry reserved = resolves ? entry(pending) : null;
    BigInteger amount =
        reserved != null ? resolvedAmount(transfer, reserved.amount()) : wanted(transfer);
    int compared = amount.compareTo(old.amount());
    if (transfer.balances() ? compared < 0 : compared != 0) {
      return Result.EXISTS_WITH_DIFFERENT_AMOUNT;
    }
    boolean sameBook = transfer.ledger() == done.ledger() || (resolves && transfer.ledger() == 0);
    return sameBook ? Result.EXISTS : Result.EXISTS_WITH_DIFFERENT_LEDGER;
  }

  private static boolean differs(@Nullable String asked, @Nullable String done, boolean mayBeOpen) {
    return asked == null ? !mayBeOpen && done != null : !asked.equals(done);
  }

  /** Posts or voids. */
  private Result resolve(Transfer transfer) {
    boolean posts = transfer.is(Flag.POST);
    if (transfer.is(Flag.PENDING) || transfer.balances() || (posts && transfer.is(Flag.VOID))) {
      return Result.FLAGS_ARE_MUTUALLY_EXCLUSIVE;
    }
    String pendingId = transfer.pending();
    if (pendingId == null || pendingId.isEmpty()) {
      return Result.PENDING_ID_MUST_NOT_BE_ZERO;
    }
    if (pendingId.equals(transfer.id())) {
      return Result.PENDING_ID_MUST_BE_DIFFERENT;
    }
    Entry reserved = entry(pendingId);
    if (reserved == null) {
      return Result.PENDING_TRANSFER_NOT_FOUND;
    }
    Transfer done = reserved.transfer();
    String debit = done.debit();
    String credit = done.credit();
    if (!done.is(Flag.PENDING) || debit == null || credit == null) {
      return Result.PENDING_TRANSFER_NOT_PENDING;
    }
    if (transfer.debit() != null && !debit.equals(transfer.debit())) {
      return Result.PENDING_TRANSFER_HAS_DIFFERENT_DEBIT_ACCOUNT_ID;
    }
    if (transfer.credit() != null && !credit.equals(transfer.credit())) {
      return Result.PENDING_TRANSFER_HAS_DIFFERENT_CREDIT_ACCOUNT_ID;
    }
    if (transfer.ledger() != 0 && transfer.ledger() != done.ledger()) {
      return Result.PENDING_TRANSFER_HAS_DIFFERENT_LEDGER;
    }
    BigInteger whole = reserved.amount();
    BigInteger amount = resolvedAmount(transfer, whole);
    if (amount.compareTo(whole) > 0) {
      return Result.EXCEEDS_PENDING_TRANSFER_AMOUNT;
    }
    if (!posts && !amount.equals(whole)) {
      return Result.PENDING_TRANSFER_HAS_DIFFERENT_AMOUNT;
    }
    if (reserved.stage() == Stage.POSTED) {
      return Result.PENDING_TRANSFER_ALREADY_POSTED;
    }
    if (reserved.stage() == Stage.VOIDED) {
      return Result.PENDING_TRANSFER_ALREADY_VOIDED;
    }
    Account debited = account(debit);
    if (debited == null) {
      return Result.DEBIT_ACCOUNT_NOT_FOUND;
    }
    Account credited = account(credit);
    if (credited == null) {
      return Result.CREDIT_ACCOUNT_NOT_FOUND;
    }
    BigInteger posted = posts ? amount : ZERO;
    accounts.put(debit, debited.debited(whole.negate(), posted));
    accounts.put(credit, credited.credited(whole.negate(), posted));
    entries.put(pendingId, new Entry(done, posts ? Stage.POSTED : Stage.VOIDED));
    record(transfer, debit, credit, amount, done.ledger(), Stage.NONE);
    return Result.CREATED;
  }

  /** All of the pending amount if none is named, or the most there is to post, or 0 to void. */
  private static BigInteger resolvedAmount(Transfer transfer, BigInteger whole) {
    BigInteger named = transfer.amount();
    if (named == null) {
      return whole;
    }
    boolean all = transfer.is(Flag.POST) ? named.equals(Transfer.MOST) : named.signum() == 0;
    return all ? whole : named;
  }

  private static BigInteger wanted(Transfer transfer) {
    BigInteger amount = transfer.amount();
    return amount == null ? ZERO : amount;
  }

  /** Posts at once or reserves. */
  private Result move(Transfer transfer) {
    String debit = transfer.debit();
    String credit = transfer.credit();
    if (debit == null || debit.isEmpty()) {
      return Result.DEBIT_ACCOUNT_ID_MUST_NOT_BE_ZERO;
    }
    if (credit == null || credit.isEmpty()) {
      return Result.CREDIT_ACCOUNT_ID_MUST_NOT_BE_ZERO;
    }
    if (debit.equals(credit)) {
      return Result.ACCOUNTS_MUST_BE_DIFFERENT;
    }
    if (transfer.pending() != null && !transfer.pending().isEmpty()) {
      return Result.PENDING_ID_MUST_BE_ZERO;
    }
    if (transfer.ledger() == 0) {
      return Result.LEDGER_MUST_NOT_BE_ZERO;
    }
    Account debited = account(debit);
    if (debited == null) {
      return Result.DEBIT_ACCOUNT_NOT_FOUND;
    }
    Account credited = account(credit);
    if (credited == null) {
      return Result.CREDIT_ACCOUNT_NOT_FOUND;
    }
    if (debited.ledger() != credited.ledger()) {
      return Result.ACCOUNTS_MUST_HAVE_THE_SAME_LEDGER;
    }
    if (transfer.ledger() != debited.ledger()) {
      return Result.TRANSFER_MUST_HAVE_THE_SAME_LEDGER_AS_ACCOUNTS;
    }
    BigInteger amount = wanted(transfer);
    if (transfer.is(Flag.BALANCING_DEBIT)) {
      amount = amount.min(debited.balances().debitRoom());
    }
    if (transfer.is(Flag.BALANCING_CREDIT)) {
      amount = amount.min(credited.balances().creditRoom());
    }
    boolean pending = transfer.is(Flag.PENDING);
    Result refusal = refusal(debited, credited, amount, pending);
    if (refusal != Result.CREATED) {
      return refusal;
    }
    BigInteger reserved = pending ? amount : ZERO;
    BigInteger posted = pending ? ZERO : amount;
    accounts.put(debit, debited.debited(reserved, posted));
    accounts.put(credit, credited.credited(reserved, posted));
    record(
        transfer, debit, credit, amount, transfer.ledger(), pending ? Stage.PENDING : Stage.NONE);
    return Result.CREATED;
  }

  private static Result refusal(
      Account debited, Account credited, BigInteger amount, boolean pending) {
    var from = debited.balances();
    var to = credited.balances();
    if (pending && overflows(from.debitsPending(), amount)) {
      return Result.OVERFLOWS_DEBITS_PENDING;
    }
    if (pending && overflows(to.creditsPending(), amount)) {
      return Result.OVERFLOWS_CREDITS_PENDING;
    }
    if (overflows(from.debitsPosted(), amount)) {
      return Result.OVERFLOWS_DEBITS_POSTED;
    }
    if (overflows(to.creditsPosted(), amount)) {
      return Result.OVERFLOWS_CREDITS_POSTED;
    }
    if (overflows(from.debits(), amount)) {
      return Result.OVERFLOWS_DEBITS;
    }
    if (overflows(to.credits(), amount)) {
      return Result.OVERFLOWS_CREDITS;
    }
    if (debited.limit() == BalanceLimit.DEBITS_WITHIN_CREDITS
        && from.debits().add(amount).compareTo(from.creditsPosted()) > 0) {
      return Result.EXCEEDS_CREDITS;
    }
    if (credited.limit() == BalanceLimit.CREDITS_WITHIN_DEBITS
        && to.credits().add(amount).compareTo(to.debitsPosted()) > 0) {
      return Result.EXCEEDS_DEBITS;
    }
    return Result.CREATED;
  }

  private static boolean overflows(BigInteger held, BigInteger amount) {
    return held.add(amount).compareTo(Transfer.MOST) > 0;
  }

  private void record(
      Transfer asked, String debit, String credit, BigInteger amount, int ledger, Stage stage) {
    Transfer done =
        new Transfer(asked.id(), debit, credit, amount, asked.pending(), ledger, asked.flags());
    entries.put(asked.id(), new Entry(done, stage));
  }
}
