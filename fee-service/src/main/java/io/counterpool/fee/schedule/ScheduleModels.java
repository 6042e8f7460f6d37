package io.counterpool.fee.schedule;

import io.counterpool.kit.wire.ModelFamily;
import io.counterpool.models.fees.FeeDiscount;
import io.counterpool.models.fees.TradeFee;
import io.counterpool.models.fees.TradeFeeModel;
import io.counterpool.models.fees.VolatilityFee;
import io.counterpool.models.funding.MarketFunding;
import io.counterpool.models.rates.BorrowModel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The families of models that a schedule names, as JSON with a tag, and the trade fees that terms
 * resolve them to.
 */
@Configuration(proxyBeanMethods = false)
class ScheduleModels {

  @Bean
  ModelFamily<TradeFeeModel> tradeFeeModels() {
    return new ModelFamily<>(TradeFeeModel.class, TradeFeeModel.models());
  }

  @Bean
  ModelFamily<TradeFee> tradeFees() {
    return new ModelFamily<>(TradeFee.class, TradeFee.models());
  }

  @Bean
  ModelFamily<VolatilityFee> volatilityFees() {
    return new ModelFamily<>(VolatilityFee.class, VolatilityFee.models());
  }

  @Bean
  ModelFamily<FeeDiscount> feeDiscounts() {
    return new ModelFamily<>(FeeDiscount.class, FeeDiscount.models());
  }

  @Bean
  ModelFamily<BorrowModel> borrowModels() {
    return new ModelFamily<>(BorrowModel.class, BorrowModel.models());
  }

  @Bean
  ModelFamily<MarketFunding> marketFunding() {
    return new ModelFamily<>(MarketFunding.class, MarketFunding.models());
  }
}
