package io.reeve.command.message;

import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Commands that are sent while an event is handled carry the event's origin on. */
@Configuration(proxyBeanMethods = false)
class MessageConfiguration {

    @Bean
    ConfigurerModule eventOrigins() {
        return configurer -> configurer
                .eventProcessing()
                .registerDefaultHandlerInterceptor((axon, processor) -> (work, chain) -> {
                    work.registerCorrelationDataProvider(new EventOrigin(processor));
                    return chain.proceed();
                });
    }
}
