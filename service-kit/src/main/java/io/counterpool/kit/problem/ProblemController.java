package io.counterpool.kit.problem;

import io.counterpool.kit.security.Public;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The published list of problem types. */
@RestController
class ProblemController {

  record ProblemTypeView(String type, String title, int status) {}

  record ProblemTypeList(List<ProblemTypeView> items) {}

  private final ProblemCatalogue catalogue;

  ProblemController(ProblemCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Public
  @GetMapping("/v1/problems")
  @Operation(operationId = "listProblemTypes", summary = "Problem types of this service")
  ProblemTypeList list() {
    return new ProblemTypeList(
        catalogue.types().stream()
            .map(type -> new ProblemTypeView(type.uri(), type.title(), type.status()))
            .toList());
  }
}
