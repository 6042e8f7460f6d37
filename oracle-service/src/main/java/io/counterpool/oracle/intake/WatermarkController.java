package io.counterpool.oracle.intake;

import io.counterpool.kit.security.RequireScope;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How far the intake has come. */
@RestController
class WatermarkController {

  /**
   * The end of the intake.
   *
   * @param intakeSequence of the last durable report; every later one will have a higher number
   */
  record Watermark(long intakeSequence) {}

  private final HeadStore heads;

  WatermarkController(HeadStore heads) {
    this.heads = heads;
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/watermark")
  @Operation(operationId = "getWatermark", summary = "Number of the last durable report")
  Watermark get() {
    return new Watermark(heads.read().intakeSequence());
  }
}
