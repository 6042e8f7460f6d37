package io.counterpool.fee.schedule;

import io.counterpool.kit.wire.ModelFamily;
import io.counterpool.models.fees.TradeFee;
import io.counterpool.models.funding.FundingModel;
import io.counterpool.models.rates.RateCurve;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The families of models that a schedule names, as JSON with a tag. */
@Configuration(proxyBeanMethods = false)
class ScheduleModels {

  @Bean
  ModelFamily<TradeFee> tradeFees() {
    return new ModelFamily<>(TradeFee.class, TradeFee.models());
  }

  @Bean
  ModelFamily<RateCurve> borrowCurves() {
    return new ModelFamily<>(RateCurve.class, RateCurve.models());
  }

  @Bean
  ModelFamily<FundingModel> fundingModels() {
    return new ModelFamily<>(FundingModel.class, FundingModel.models());
  }
}
