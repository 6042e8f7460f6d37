package io.counterpool.fee.terms;

import io.counterpool.fee.schedule.EffectiveSchedule;
import io.counterpool.fee.schedule.MarketId;
import io.counterpool.fee.schedule.Schedule;
import io.counterpool.fee.schedule.ScheduleVersion;
import io.counterpool.fee.terms.TermsOutcome.Made;
import io.counterpool.fee.terms.TermsOutcome.Refused;
import io.counterpool.kit.wire.CanonicalJson;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Makes the terms of a round once, and answers the same bytes ever after. */
@Service
class MakeTerms {

  /** The request as its hash sees it: the natural key and the state. */
  private record Asked(MarketId market, long round, MarketState state) {}

  private final TermsStore store;
  private final EffectiveSchedule schedules;
  private final CanonicalJson canonical;
  private final JsonMapper json;
  private final ApplicationEventPublisher events;

  MakeTerms(
      TermsStore store,
      EffectiveSchedule schedules,
      CanonicalJson canonical,
      JsonMapper json,
      ApplicationEventPublisher events) {
    this.store = store;
    this.schedules = schedules;
    this.canonical = canonical;
    this.json = json;
    this.events = events;
  }

  /**
   * The terms of a market in a round, as JSON.
   *
   * @throws io.counterpool.kit.problem.ProblemException {@code not-found} without a schedule that
   *     applies at the instant, {@code id-reused} if the round was asked for with another state, or
   *     a refusal of {@link TermsOutcome.Refused}
   */
  @Transactional
  String make(MarketId market, long round, MarketState state) {
    String requestHash = canonical.hash(new Asked(market, round, state));
    return repeated(market, round, requestHash)
        .orElseGet(
            () -> {
              store.lock(market);
              return repeated(market, round, requestHash)
                  .orElseGet(() -> decide(market, round, state, requestHash));
            });
  }

  private Optional<String> repeated(MarketId market, long round, String requestHash) {
    return store
        .find(market, round)
        .map(
            stored -> {
              if (!stored.requestHash().equals(requestHash)) {
                throw TermsProblems.idReused(market, round);
              }
              return stored.answer();
            });
  }

  private String decide(MarketId market, long round, MarketState state, String requestHash) {
    ScheduleVersion version = schedules.at(market, state.at());
    LastTerms last = store.last(market).orElse(null);
    Schedule held =
        last == null || last.scheduleVersion() == version.version()
            ? version.schedule()
            : schedules.version(market, last.scheduleVersion()).schedule();
    return switch (TermsRules.decide(last, held, version, round, state)) {
      case Refused refused -> throw TermsProblems.of(refused).asException();
      case Made(var content, var steps) -> {
        String hash = canonical.hash(content);
        String answer = json.writeValueAsString(new FeeTerms(content, hash));
        store.append(state, content, steps, requestHash, hash, answer);
        events.publishEvent(new TermsMade(content, state));
        yield answer;
      }
    };
  }
}
