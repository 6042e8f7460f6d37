package io.counterpool.models.tail;

/** A distribution of losses, asked for its tail. Doubles: risk numerics. */
public sealed interface TailModel permits HistoricalTail, NormalTail, StudentTail, ParetoTail {

  /**
   * Value at risk and expected shortfall.
   *
   * @param confidence above 0, below 1
   * @throws io.counterpool.models.OutOfRangeException if the model says nothing about this
   *     confidence
   */
  TailRisk at(double confidence);
}
