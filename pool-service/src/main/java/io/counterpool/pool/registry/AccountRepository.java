package io.counterpool.pool.registry;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Registered accounts. */
interface AccountRepository extends Repository<AccountRow, UUID> {

  Optional<AccountRow> findById(UUID account);

  AccountRow saveAndFlush(AccountRow row);
}
