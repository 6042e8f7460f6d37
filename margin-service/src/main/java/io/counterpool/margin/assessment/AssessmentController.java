package io.counterpool.margin.assessment;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.margin.assessment.AccountMarginOutcome.AccountUnknown;
import io.counterpool.margin.assessment.AccountMarginOutcome.Assessed;
import io.counterpool.margin.assessment.AccountMarginOutcome.NotAssessable;
import io.counterpool.margin.portfolio.AccountId;
import io.counterpool.models.margin.LinearMargin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Assessments of portfolios, stated by the caller or stored. Nothing is written. */
@RestController
@Tag(name = "assessments")
class AssessmentController {

  private final Assess assess;
  private final AssessAccount assessAccount;

  AssessmentController(LinearMargin margin, AssessAccount assessAccount) {
    this.assess = new Assess(margin);
    this.assessAccount = assessAccount;
  }

  @RequireScope("margin:read")
  @PostMapping("/v1/assessments")
  @Operation(
      operationId = "assess",
      summary = "Requirements, equity, health and liquidation prices of a stated portfolio")
  Assessment assess(@RequestBody AssessmentRequest request) {
    return assess.assess(request);
  }

  @RequireScope("margin:read")
  @GetMapping("/v1/portfolios/{account}/margin")
  @Operation(
      operationId = "getAccountMargin",
      summary = "Margin of a stored portfolio at the last prices and terms")
  AccountMargin margin(@PathVariable AccountId account) {
    return switch (assessAccount.assess(account)) {
      case Assessed(var margin) -> margin;
      case AccountUnknown(var unknown) -> throw KitProblems.notFound("portfolio of", unknown);
      case NotAssessable refused -> throw AssessmentProblems.of(refused).asException();
    };
  }
}
