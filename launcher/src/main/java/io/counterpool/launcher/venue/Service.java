package io.counterpool.launcher.venue;

/** The four services, in the order in which they are started: nobody before what it calls. */
public enum Service {
  ORACLE("oracle", 2),
  FEE("fee", 3),
  MARGIN("margin", 1),
  POOL("pool", 0);

  private final String word;
  private final int portOffset;

  Service(String word, int portOffset) {
    this.word = word;
    this.portOffset = portOffset;
  }

  /** Database name and prefix: {@code oracle}. */
  public String word() {
    return word;
  }

  /** Module, audience and process name: {@code oracle-service}. */
  public String module() {
    return word + "-service";
  }

  /** Largest heap. The pool keeps its whole state and a round of fills with their receipts. */
  String heap() {
    return this == POOL ? "1g" : "384m";
  }

  int portFrom(int base) {
    return base + portOffset;
  }
}
