package io.counterpool.kit.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Gives every mapper, path variable and parameter the forms of the wire. */
@Configuration(proxyBeanMethods = false)
public class WireConfiguration implements WebMvcConfigurer {

  @Bean
  JsonMapperBuilderCustomizer wireForms(ObjectProvider<ModelFamily<?>> families) {
    return builder -> {
      customize(builder);
      families.forEach(family -> builder.addModule(ModelJson.module(family)));
    };
  }

  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addConverter(String.class, Decimal.class, Decimal::of);
    registry.addConverter(String.class, Instant.class, InstantForm::read);
    registry.addConverter(new SingleValueConverter(registry));
  }

  /** A mapper with the forms of the wire, outside Spring. */
  public static JsonMapper mapper() {
    JsonMapper.Builder builder = JsonMapper.builder();
    customize(builder);
    return builder.build();
  }

  private static void customize(JsonMapper.Builder builder) {
    builder
        .annotationIntrospector(new RecordIntrospector())
        .addModule(
            new SimpleModule("counterpool-wire")
                .addSerializer(Decimal.class, new DecimalSerializer())
                .addDeserializer(Decimal.class, new DecimalDeserializer())
                .addDeserializer(BigDecimal.class, new BigDecimalDeserializer())
                .addSerializer(Instant.class, new InstantSerializer())
                .addDeserializer(Instant.class, new InstantDeserializer()))
        .withConfigOverride(
            BigDecimal.class,
            override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY);
  }
}
