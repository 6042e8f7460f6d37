package io.counterpool.kit.clock;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wall time everywhere; in the sandbox a clock that can be driven and remembers it. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

  @Bean
  @Profile("sandbox")
  VenueClock drivableVenueClock(JdbcClient jdbc) {
    return new VenueClock(Clock.systemUTC(), new ClockTable(jdbc));
  }

  @Bean
  @Profile("!sandbox")
  VenueClock venueClock() {
    return VenueClock.live();
  }
}
