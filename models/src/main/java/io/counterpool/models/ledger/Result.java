package io.counterpool.models.ledger;

/** What became of a transfer; listed in the order of the checks. */
public enum Result {
  CREATED,
  /** The last transfer of a batch is linked to a next one that is not there. */
  LINKED_EVENT_CHAIN_OPEN,
  /** Another transfer of its chain failed. */
  LINKED_EVENT_FAILED,
  ID_MUST_NOT_BE_ZERO,
  /** The id was used by a transfer with other flags. */
  EXISTS_WITH_DIFFERENT_FLAGS,
  EXISTS_WITH_DIFFERENT_PENDING_ID,
  EXISTS_WITH_DIFFERENT_DEBIT_ACCOUNT_ID,
  EXISTS_WITH_DIFFERENT_CREDIT_ACCOUNT_ID,
  EXISTS_WITH_DIFFERENT_AMOUNT,
  EXISTS_WITH_DIFFERENT_LEDGER,
  /** The same transfer was made before; nothing changes. */
  EXISTS,
  /** A transfer of this id failed for a reason that may have passed; it keeps failing. */
  ID_ALREADY_FAILED,
  FLAGS_ARE_MUTUALLY_EXCLUSIVE,
  PENDING_ID_MUST_NOT_BE_ZERO,
  PENDING_ID_MUST_BE_DIFFERENT,
  DEBIT_ACCOUNT_ID_MUST_NOT_BE_ZERO,
  CREDIT_ACCOUNT_ID_MUST_NOT_BE_ZERO,
  ACCOUNTS_MUST_BE_DIFFERENT,
  PENDING_ID_MUST_BE_ZERO,
  PENDING_TRANSFER_NOT_FOUND,
  PENDING_TRANSFER_NOT_PENDING,
  PENDING_TRANSFER_HAS_DIFFERENT_DEBIT_ACCOUNT_ID,
  PENDING_TRANSFER_HAS_DIFFERENT_CREDIT_ACCOUNT_ID,
  PENDING_TRANSFER_HAS_DIFFERENT_LEDGER,
  EXCEEDS_PENDING_TRANSFER_AMOUNT,
  PENDING_TRANSFER_HAS_DIFFERENT_AMOUNT,
  PENDING_TRANSFER_ALREADY_POSTED,
  PENDING_TRANSFER_ALREADY_VOIDED,
  LEDGER_MUST_NOT_BE_ZERO,
  DEBIT_ACCOUNT_NOT_FOUND,
  CREDIT_ACCOUNT_NOT_FOUND,
  ACCOUNTS_MUST_HAVE_THE_SAME_LEDGER,
  TRANSFER_MUST_HAVE_THE_SAME_LEDGER_AS_ACCOUNTS,
  OVERFLOWS_DEBITS_PENDING,
  OVERFLOWS_CREDITS_PENDING,
  OVERFLOWS_DEBITS_POSTED,
  OVERFLOWS_CREDITS_POSTED,
  OVERFLOWS_DEBITS,
  OVERFLOWS_CREDITS,
  /** The debited account may not overdraw its credits. */
  EXCEEDS_CREDITS,
  /** The credited account may not exceed its debits. */
  EXCEEDS_DEBITS;

  /** Whether the same transfer could succeed later; its id is then spent all the same. */
  boolean isTransient() {
    return switch (this) {
      case PENDING_TRANSFER_NOT_FOUND,
          DEBIT_ACCOUNT_NOT_FOUND,
          CREDIT_ACCOUNT_NOT_FOUND,
          EXCEEDS_CREDITS,
          EXCEEDS_DEBITS ->
          true;
      default -> false;
    };
  }
}
