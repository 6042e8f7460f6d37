package io.counterpool.margin.assessment;

import io.counterpool.models.margin.LinearMargin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one margin model that assessments and liquidations share. */
@Configuration(proxyBeanMethods = false)
class MarginConfiguration {

  @Bean
  LinearMargin linearMargin(MarginProperties properties) {
    return new LinearMargin(properties.settlementScale());
  }
}
