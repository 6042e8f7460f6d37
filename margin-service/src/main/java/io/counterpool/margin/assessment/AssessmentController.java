package io.counterpool.margin.assessment;

import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.margin.LinearMargin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Assessments of portfolios that the caller states. Nothing is read or stored. */
@RestController
@Tag(name = "assessments")
class AssessmentController {

  private final Assess assess;

  AssessmentController(LinearMargin margin) {
    this.assess = new Assess(margin);
  }

  @RequireScope("margin:read")
  @PostMapping("/v1/assessments")
  @Operation(
      operationId = "assess",
      summary = "Requirements, equity, health and liquidation prices of a stated portfolio")
  Assessment assess(@RequestBody AssessmentRequest request) {
    return assess.assess(request);
  }
}
