package io.counterpool.kit.request;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** After the scope was checked: the rate, then the parameters. */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration implements WebMvcConfigurer {

  private final RequestProperties properties;

  RequestConfiguration(RequestProperties properties) {
    this.properties = properties;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new RateInterceptor(properties)).order(1);
    registry.addInterceptor(new ParameterInterceptor()).order(2);
  }
}
