package io.counterpool.fee.catalogue;

import io.counterpool.kit.security.RequireScope;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The list of models and the form of a schedule. */
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
      summary = "The fields of a schedule, and the models it may name with their parameters")
  DescribedModels list() {
    return new DescribedModels(catalogue.models(), null, catalogue.schedule());
  }
}
