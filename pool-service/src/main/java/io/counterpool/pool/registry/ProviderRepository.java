package io.counterpool.pool.registry;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Registered providers. */
interface ProviderRepository extends Repository<ProviderRow, UUID> {

  Optional<ProviderRow> findById(UUID provider);

  ProviderRow saveAndFlush(ProviderRow row);
}
