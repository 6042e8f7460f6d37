package io.counterpool.pool.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A provider and who it is. */
@Entity
@Table(name = "provider")
class ProviderRow {

  @Id
  @Column(name = "provider_id")
  private UUID provider;

  @Column(name = "pool_id")
  private String pool;

  private String subject;

  @Column(name = "registered_at")
  private Instant registeredAt;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected ProviderRow() {}

  ProviderRow(UUID provider, String pool, String subject, Instant registeredAt) {
    this.provider = provider;
    this.pool = pool;
    this.subject = subject;
    this.registeredAt = registeredAt;
  }

  Registration registration() {
    return new Registration(provider, pool, subject, registeredAt, null);
  }
}
