package io.counterpool.oracle.feed;

import io.counterpool.kit.wire.ModelFamily;
import io.counterpool.models.oracle.Aggregation;
import io.counterpool.models.volatility.VolatilityModel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The models that a feed can name. */
@Configuration(proxyBeanMethods = false)
class FeedModels {

  @Bean
  ModelFamily<Aggregation> aggregations() {
    return new ModelFamily<>(Aggregation.class, Aggregation.models());
  }

  @Bean
  ModelFamily<VolatilityModel> volatilityModels() {
    return new ModelFamily<>(VolatilityModel.class, VolatilityModel.models());
  }
}
