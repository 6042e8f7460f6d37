package io.counterpool.margin.assessment;

import io.counterpool.kit.client.ServiceClients;
import io.counterpool.models.margin.LinearMargin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one margin model that assessments and liquidations share, and the oracle it may ask. */
@Configuration(proxyBeanMethods = false)
class MarginConfiguration {

  @Bean
  LinearMargin linearMargin(MarginProperties properties) {
    return new LinearMargin(properties.settlementScale());
  }

  @Bean
  OracleClient oracleClient(ServiceClients clients) {
    return clients.client("oracle", OracleClient.class);
  }
}
