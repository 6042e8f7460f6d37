package io.counterpool.kit.wire;

import io.counterpool.kit.security.Caller;
import io.counterpool.kit.security.Public;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.kit.service.ServiceProperties;
import io.counterpool.models.Decimal;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every contract says the same way: decimals, instants, servers, scopes, problems. */
@Configuration(proxyBeanMethods = false)
public class ContractConfiguration {

  private static final String DECIMAL = "^-?(0|[1-9][0-9]{0,19})(\\.[0-9]{1,18})?$";
  private static final String PROBLEM_REF = "#/components/schemas/Problem";

  @Bean
  GlobalOpenApiCustomizer commonContract(
      ServiceProperties service, ObjectProvider<ModelFamily<?>> families) {
    SpringDocUtils config = SpringDocUtils.getConfig();
    config.replaceWithSchema(Decimal.class, decimal());
    config.replaceWithSchema(BigDecimal.class, decimal());
    config.replaceWithSchema(
        Instant.class, new StringSchema().format("date-time").example("2026-01-31T12:00:00.000Z"));
    config.addRequestWrapperToIgnore(Caller.class);
    families.forEach(family -> config.replaceWithSchema(family.type(), model(family)));
    return contract -> describe(contract, service);
  }

  @Bean
  GlobalOperationCustomizer declaredScope() {
    return (operation, handler) -> {
      RequireScope required = handler.getMethodAnnotation(RequireScope.class);
      if (required != null) {
        for (String scope : required.value()) { // Alternatives: any one suffices.
          operation.addSecurityItem(new SecurityRequirement().addList("bearer", scope));
        }
      } else if (handler.hasMethodAnnotation(Public.class)) {
        operation.setSecurity(new ArrayList<>());
      }
      operation
          .getResponses()
          .addApiResponse(
              "default",
              new ApiResponse()
                  .description("A problem")
                  .content(
                      new Content()
                          .addMediaType(
                              "application/problem+json",
                              new MediaType().schema(new Schema<>().$ref(PROBLEM_REF)))));
      return operation;
    };
  }

  private static void describe(OpenAPI contract, ServiceProperties service) {
    contract.setInfo(new Info().title(service.fullName()).version("v1"));
    contract.setServers(List.of(new Server().url(service.prefix())));
    if (contract.getComponents() == null) {
      contract.setComponents(new Components());
    }
    contract
        .getComponents()
        .addSecuritySchemes(
            "bearer",
            new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT"))
        .addSchemas("Problem", problem());
  }

  private static Schema<?> problem() {
    Schema<?> schema = new ObjectSchema();
    schema.setDescription("RFC 9457; further members carry the figures of the refusal.");
    schema.addProperty("type", new StringSchema().example("/problems/not-found"));
    schema.addProperty("title", new StringSchema());
    schema.addProperty("status", new IntegerSchema());
    schema.addProperty("detail", new StringSchema());
    schema.addProperty("instance", new StringSchema());
    schema.setRequired(List.of("type", "title", "status"));
    schema.setAdditionalProperties(true);
    return schema;
  }

  private static Schema<?> decimal() {
    return new StringSchema().format("decimal").pattern(DECIMAL).example("12.5");
  }

  private static Schema<?> model(ModelFamily<?> family) {
    StringSchema tag = new StringSchema();
    new TreeSet<>(family.models().keySet()).forEach(tag::addEnumItem);
    Schema<?> schema = new ObjectSchema();
    schema.setDescription("A model by its tag, with the parameters of that model beside it.");
    schema.addProperty(ModelJson.TAG, tag);
    schema.setRequired(List.of(ModelJson.TAG));
    schema.setAdditionalProperties(true);
    return schema;
  }
}
