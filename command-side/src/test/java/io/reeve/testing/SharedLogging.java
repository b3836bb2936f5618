package io.reeve.testing;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.logging.LoggingApplicationListener;

/**
 * Logging is one for the whole JVM, and each application that starts sets it up anew: nodes that start at the same moment trip
 * over each other there, and not where a test looks.
 */
public final class SharedLogging {

    private SharedLogging() {}

    /** Set up as every application sets it up, once; this one leaves it as it is. */
    public static void in(SpringApplication application) {
        Once.setUp();
        application.setListeners(application.getListeners().stream()
                .filter(listener -> !(listener instanceof LoggingApplicationListener))
                .toList());
    }

    private static final class Once {

        static {
            SpringApplication nothing = new SpringApplication(Once.class);
            nothing.setWebApplicationType(WebApplicationType.NONE);
            nothing.setLogStartupInfo(false);
            nothing.setRegisterShutdownHook(false);
            nothing.run("--spring.main.banner-mode=off");
        }

        static void setUp() {}
    }
}
