package io.reeve.api.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/** A node with nothing but its database, run in a process of its own so that a test can kill it. */
final class SmallNode {

    private SmallNode() {}

    /** Says {@code ready} once the server runs, then lives until it is stopped. */
    public static void main(String[] arguments) throws InterruptedException {
        SpringApplication application = new SpringApplication(SmallNode.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.addInitializers(new EmbeddedPostgres());
        application.run(arguments);
        System.out.println("ready");
        Thread.currentThread().join();
    }
}
