package io.counterpool.oracle;

import io.counterpool.kit.testing.VenueTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ActiveProfiles;

/** A test of the running oracle, whose clock the test drives. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@VenueTest
@ActiveProfiles("sandbox")
public @interface OracleTest {}
