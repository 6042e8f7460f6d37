package io.counterpool.kit;

import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Configuration;

/** Finds the typed properties of the kit and of the service that scans it. */
@Configuration(proxyBeanMethods = false)
@ConfigurationPropertiesScan("io.counterpool")
class KitConfiguration {}
