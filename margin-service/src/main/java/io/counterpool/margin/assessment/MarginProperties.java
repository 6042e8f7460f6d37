package io.counterpool.margin.assessment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How margin is counted.
 *
 * @param settlementScale fraction digits of the settlement assets; requirements are rounded up and
 *     equity down to it
 */
@Validated
@ConfigurationProperties(prefix = "counterpool.margin", ignoreUnknownFields = false)
public record MarginProperties(@DefaultValue("6") @Min(0) @Max(18) int settlementScale) {}
