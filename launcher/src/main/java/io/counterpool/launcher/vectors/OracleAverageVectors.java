package io.counterpool.launcher.vectors;

import io.counterpool.models.oracle.average.CumulativePrice;
import io.counterpool.models.oracle.average.Decay;
import io.counterpool.models.oracle.average.ExponentialAverage;
import io.counterpool.models.oracle.average.LinearDecay;
import io.counterpool.models.oracle.average.MeanTick;
import io.counterpool.models.oracle.average.MeanTick.Segment;
import io.counterpool.models.oracle.average.TickHistory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Averages of a price over time. */
final class OracleAverageVectors {

  private OracleAverageVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("oracle/pyth-cumulative-twap.json", OracleAverageVectors::cumulative);
    models.put("oracle/pyth-ema.json", OracleAverageVectors::exponential);
    models.put("oracle/uniswap-v3-tick-cumulative.json", OracleAverageVectors::ticks);
    models.put("oracle/uniswap-v3-twap.json", OracleAverageVectors::meanTick);
  }

  private static Answer cumulative(Inputs in) {
    Inputs start = in.object("start");
    CumulativePrice from =
        new CumulativePrice(
            start.plain("cumulativePrice"),
            start.plain("cumulativeConf"),
            0,
            start.count("downSlots"));
    CumulativePrice to = from;
    for (Inputs update : in.items("updates")) {
      to =
          to.plus(
              update.plain("price"),
              update.plain("conf"),
              update.count("slotGap"),
              update.has("maxLatencySlots") ? update.count("maxLatencySlots") : 0);
    }
    Answer answer =
        new Answer()
            .with("cumulativePrice", to.price())
            .with("cumulativeConf", to.confidence())
            .with("downSlots", BigDecimal.valueOf(to.downSlots()));
    to.since(from)
        .ifPresentOrElse(
            window -> answer.with("twap", window.mean()).with("downShare", window.downShare()),
            () -> answer.withNull("twap").withNull("downShare"));
    return answer;
  }

  private static Answer exponential(Inputs in) {
    Decay decay = new LinearDecay(in.decimal("decayPerSlot").negate(), in.count("resetAfterSlots"));
    ExponentialAverage average = ExponentialAverage.EMPTY;
    List<BigDecimal> after = new ArrayList<>();
    for (Inputs step : in.items("steps")) {
      average =
          average.plus(
              step.plain("price"), step.plain("conf"), step.count("slotsSincePrevious"), decay);
      after.add(average.mean().orElseThrow());
    }
    return new Answer().withPlain("emaAfterEachStep", after);
  }

  private static Answer ticks(Inputs in) {
    long time = in.count("startTime");
    TickHistory history = new TickHistory(in.small("capacity"), time, in.small("startTick"));
    for (Inputs update : in.items("updates")) {
      time += update.count("advanceSeconds");
      history.write(time, update.small("tick"));
    }
    time += in.has("thenAdvanceSeconds") ? in.count("thenAdvanceSeconds") : 0;
    List<String> sums = new ArrayList<>();
    for (long ago : in.counts("secondsAgo")) {
      if (ago < 0) {
        throw new IllegalArgumentException("secondsAgo must not be below 0, was " + ago);
      }
      OptionalLong sum = history.at(time - ago);
      sums.add(sum.isPresent() ? Long.toString(sum.getAsLong()) : "too-old");
    }
    return new Answer().withTexts("tickCumulative", sums);
  }

  private static Answer meanTick(Inputs in) {
    long period = in.count("periodSeconds");
    if (!in.has("segments")) {
      long mean =
          MeanTick.of(in.count("tickCumulativeStart"), in.count("tickCumulativeEnd"), period);
      return answer(mean);
    }
    List<Segment> segments =
        in.items("segments").stream()
            .map(segment -> new Segment(segment.count("seconds"), segment.count("tick")))
            .toList();
    long mean = MeanTick.of(segments, period);
    long spot = segments.getLast().tick();
    return answer(mean).with("twapOverSpot", MeanTick.price(mean - spot));
  }

  private static Answer answer(long mean) {
    return new Answer().with("meanTick", BigDecimal.valueOf(mean));
  }
}
