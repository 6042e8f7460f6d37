package io.counterpool.margin;

import io.counterpool.kit.testing.VenueTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** A test of the running service under a driven clock; all of them share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@VenueTest
@ActiveProfiles("sandbox")
@Import(FakeOracle.Wiring.class)
public @interface MarginTest {}
