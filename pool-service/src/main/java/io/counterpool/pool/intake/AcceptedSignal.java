package io.counterpool.pool.intake;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Wakes the executors of this process when commands have become durable. */
@Component
public final class AcceptedSignal {

  private final List<Consumer<Set<String>>> listeners = new CopyOnWriteArrayList<>();

  /** Calls {@code listener} with the pools that have new commands; it must not block. */
  public void onAccepted(Consumer<Set<String>> listener) {
    listeners.add(listener);
  }

  void accepted(Set<String> pools) {
    listeners.forEach(listener -> listener.accept(pools));
  }
}
