package io.counterpool.kit.clock;

import io.counterpool.kit.clock.VenueClock.Mode;
import io.counterpool.kit.security.Public;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What time it is at the venue. */
@RestController
class TimeController {

  record VenueTime(Mode mode, Instant now) {

    static VenueTime of(VenueClock clock) {
      return new VenueTime(clock.mode(), clock.instant());
    }
  }

  private final VenueClock clock;

  TimeController(VenueClock clock) {
    this.clock = clock;
  }

  @Public
  @GetMapping("/v1/time")
  @Operation(operationId = "getTime", summary = "Time of the venue")
  VenueTime get() {
    return VenueTime.of(clock);
  }
}
