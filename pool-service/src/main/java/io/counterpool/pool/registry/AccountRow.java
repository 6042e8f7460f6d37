package io.counterpool.pool.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account and its owner. */
@Entity
@Table(name = "account")
class AccountRow {

  @Id
  @Column(name = "account_id")
  private UUID account;

  @Column(name = "pool_id")
  private String pool;

  private String subject;

  @Column(name = "registered_at")
  private Instant registeredAt;

  private @Nullable UUID referrer;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected AccountRow() {}

  AccountRow(
      UUID account, String pool, String subject, Instant registeredAt, @Nullable UUID referrer) {
    this.account = account;
    this.pool = pool;
    this.subject = subject;
    this.registeredAt = registeredAt;
    this.referrer = referrer;
  }

  Registration registration() {
    return new Registration(account, pool, subject, registeredAt, referrer);
  }
}
