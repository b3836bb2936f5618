package io.reeve.command.message;

import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Aggregates take what they need with each command, so they are made by their constructor. Axon would have Spring make
 * them, as beans into which nothing is injected, and that costs more than to read their events.
 */
@Component
final class PlainAggregates implements BeanDefinitionRegistryPostProcessor {

    /** Axon makes a factory of its own for each aggregate that has none of this name. */
    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        ListableBeanFactory beans = (ListableBeanFactory) registry;
        for (String name : beans.getBeanNamesForAnnotation(Aggregate.class)) {
            Class<?> aggregate = beans.getType(name, false);
            if (aggregate != null) {
                registry.registerBeanDefinition(
                        StringUtils.uncapitalize(aggregate.getSimpleName()) + "AggregateFactory",
                        BeanDefinitionBuilder.genericBeanDefinition(PlainAggregate.class)
                                .addConstructorArgValue(aggregate)
                                .getBeanDefinition());
            }
        }
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        // all is done by then
    }
}
