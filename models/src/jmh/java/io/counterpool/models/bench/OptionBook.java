package io.counterpool.models.bench;

import io.counterpool.models.options.OptionColumns;
import java.util.SplittableRandom;

/** Books of European options as a venue lists them. */
final class OptionBook {

  private OptionBook() {}

  /**
   * Calls and puts in turn: forwards 60,000 to 70,000, strikes within three deviations of them,
   * volatilities 0.2 to 1.2, a day to two years, undiscounted.
   */
  static OptionColumns random(int length, long seed) {
    var random = new SplittableRandom(seed);
    OptionColumns book = new OptionColumns(length);
    for (int i = 0; i < length; i++) {
      book.call[i] = random.nextBoolean();
      book.forward[i] = random.nextDouble(60_000, 70_000);
      book.volatility[i] = random.nextDouble(0.2, 1.2);
      book.years[i] = random.nextDouble(1 / 365.0, 2);
      double deviation = book.volatility[i] * Math.sqrt(book.years[i]);
      book.strike[i] = book.forward[i] * Math.exp(random.nextDouble(-3, 3) * deviation);
    }
    return book;
  }

  /** The same with each option a call above its forward and a put below. */
  static OptionColumns outOfTheMoney(int length, long seed) {
    OptionColumns book = random(length, seed);
    for (int i = 0; i < length; i++) {
      book.call[i] = book.strike[i] >= book.forward[i];
    }
    return book;
  }
}
