package io.counterpool.kit.clock;

import io.counterpool.kit.clock.TimeController.VenueTime;
import io.counterpool.kit.clock.VenueClock.Mode;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Drives the clock of a sandbox. */
@RestController
@Profile("sandbox")
class SandboxClockController {

  record ClockCommand(Mode mode, @Nullable Instant now) {}

  private final VenueClock clock;

  SandboxClockController(VenueClock clock) {
    this.clock = clock;
  }

  @RequireScope("sandbox:drive")
  @PutMapping("/v1/sandbox/clock")
  @Operation(operationId = "putSandboxClock", summary = "Drive the clock, or let it go live")
  VenueTime put(@RequestBody ClockCommand command) {
    switch (command.mode()) {
      case DRIVEN -> {
        if (command.now() == null) {
          throw KitProblems.invalidField("now", "is required when the clock is driven");
        }
        clock.drive(command.now());
      }
      case LIVE -> {
        if (command.now() != null) {
          throw KitProblems.invalidField("now", "is not set when the clock is live");
        }
        clock.goLive();
      }
    }
    return VenueTime.of(clock);
  }
}
