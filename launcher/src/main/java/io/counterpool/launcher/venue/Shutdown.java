package io.counterpool.launcher.venue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Stops what a venue has started, last first, exactly once: when the venue is closed, when its
 * start fails, or when the launcher is told to end.
 */
final class Shutdown {

  private final Home home;
  private final Consumer<String> progress;
  private final Deque<Runnable> stops = new ArrayDeque<>();
  private boolean done;

  private Shutdown(Home home, Consumer<String> progress) {
    this.home = home;
    this.progress = progress;
  }

  /** A shutdown that also runs when this JVM ends. */
  static Shutdown onExit(Home home, Consumer<String> progress) {
    var shutdown = new Shutdown(home, progress);
    Runtime.getRuntime().addShutdownHook(new Thread(shutdown::run, "shutdown"));
    return shutdown;
  }

  /** Something was started that must be stopped; at once if the shutdown has run. */
  synchronized void add(Runnable stop) {
    if (done) {
      stop.run();
    } else {
      stops.push(stop);
    }
  }

  synchronized void run() {
    if (done) {
      return;
    }
    done = true;
    progress.accept("stopping");
    for (Runnable stop : stops) {
      try {
        stop.run();
      } catch (RuntimeException failed) {
        progress.accept("not stopped: " + failed.getMessage());
      }
    }
    home.forget();
    progress.accept("stopped; its data is " + (home.ephemeral() ? "gone" : "kept"));
  }
}
