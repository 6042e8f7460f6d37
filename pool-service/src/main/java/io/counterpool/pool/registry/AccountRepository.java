package io.counterpool.pool.registry;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Registered accounts. */
interface AccountRepository extends Repository<AccountRow, UUID> {

  Optional<AccountRow> findById(UUID account);

  /** Those of {@code accounts} that somebody referred. */
  List<AccountRow> findByAccountInAndReferrerIsNotNull(Collection<UUID> accounts);

  AccountRow saveAndFlush(AccountRow row);
}
