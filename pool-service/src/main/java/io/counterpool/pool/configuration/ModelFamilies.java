package io.counterpool.pool.configuration;

import io.counterpool.kit.wire.ModelFamily;
import io.counterpool.models.amm.PricingModel;
import io.counterpool.models.fees.FeeDiscount;
import io.counterpool.models.fees.TradeFee;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The models that appear in configuration and terms. */
@Configuration(proxyBeanMethods = false)
class ModelFamilies {

  @Bean
  ModelFamily<PricingModel> pricingModels() {
    return new ModelFamily<>(PricingModel.class, PricingModel.models());
  }

  @Bean
  ModelFamily<FeeDiscount> feeDiscounts() {
    return new ModelFamily<>(FeeDiscount.class, FeeDiscount.models());
  }

  @Bean
  ModelFamily<TradeFee> tradeFees() {
    return new ModelFamily<>(TradeFee.class, TradeFee.models());
  }
}
