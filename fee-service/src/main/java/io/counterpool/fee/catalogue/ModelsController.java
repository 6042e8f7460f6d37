package io.counterpool.fee.catalogue;

import io.counterpool.kit.page.Page;
import io.counterpool.kit.security.RequireScope;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The list of models. */
@RestController
class ModelsController {

  private final ModelCatalogue catalogue;

  ModelsController(ModelCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @RequireScope("fee:read")
  @GetMapping("/v1/models")
  @Operation(
      operationId = "listModels",
      summary = "The models a schedule may name, with their parameters")
  Page<DescribedModel> list() {
    return Page.complete(catalogue.models());
  }
}
