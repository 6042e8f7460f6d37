package io.counterpool.pool.metrics;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Switches the refreshing of gauges on. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class MetricsConfiguration {}
