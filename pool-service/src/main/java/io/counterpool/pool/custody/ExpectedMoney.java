package io.counterpool.pool.custody;

import io.counterpool.pool.executor.TakenCommand;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deposits that wait for the custodian's word, and the external references he has used. */
public final class ExpectedMoney {

  private final Map<UUID, TakenCommand> byId = new HashMap<>();
  private final Set<String> references = new HashSet<>();

  /** A deposit of shares or of collateral waits for its money. */
  public void add(TakenCommand deposit) {
    byId.put(deposit.command().id(), deposit);
  }

  public @Nullable TakenCommand find(UUID id) {
    return byId.get(id);
  }

  /** Its money has come, or it was refused. */
  public void remove(UUID id) {
    byId.remove(id);
  }

  /** False if the reference was used before. */
  public boolean use(String externalReference) {
    return references.add(externalReference);
  }

  public void restoreReferences(Collection<String> used) {
    references.addAll(used);
  }
}
