package energy.bmkpi.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test class that takes more than a few seconds, for reasons that the JDK has no part in: whole
 * runs, waits of the product, browsers, or GoogleSQL's engine, which takes seconds to start. {@code
 * ./mvnw test -Dquick} leaves it out, and so does {@code .ci/run} on the second JDK.
 */
@Tag("slow")
@net.jqwik.api.Tag("slow")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Slow {}
