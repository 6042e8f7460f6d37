package io.counterpool.desk;

import io.counterpool.kit.testing.VenueTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

/** A test of the running desk. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@VenueTest
@ActiveProfiles("sandbox")
@TestPropertySource(properties = "spring.config.name=desk")
@interface DeskTest {}
