package io.reeve.command.message;

import org.axonframework.config.ConfigurerModule;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How commands find their way, and what they carry on. */
@Configuration(proxyBeanMethods = false)
class MessageConfiguration {

    @Bean
    CommandTargetResolver recordTargets() {
        return new RecordTargets();
    }

    /** Commands that are sent while an event is handled carry the event's origin on. */
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
