package io.counterpool.kit.clock;

/** Where the last mode and instant survive a restart. */
interface ClockStore {

  VenueClock.Reading last();

  void write(VenueClock.Reading reading);

  /** Survives nothing. */
  static ClockStore inMemory(VenueClock.Reading first) {
    return new ClockStore() {
      @Override
      public VenueClock.Reading last() {
        return first;
      }

      @Override
      public void write(VenueClock.Reading reading) {}
    };
  }
}
