package io.reeve.api.http;

import io.reeve.kernel.SortDirection;
import io.reeve.kernel.WrittenTime;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.catalina.core.StandardHost;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.core.convert.ConversionService;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Puts the pieces of this package into Spring's hands. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DoorSettings.class)
class DoorConfiguration implements WebMvcConfigurer {

    private final WireJson json;
    private final BodyReader bodies;

    DoorConfiguration(WireJson json, BodyReader bodies) {
        this.json = json;
        this.bodies = bodies;
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.withJsonConverter(new BodyConverter(json, bodies));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallResolver());
        resolvers.add(new PageRequestResolver());
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, Instant.class, WrittenTime::parse);
        registry.addConverter(String.class, Until.class, Until::of);
        registry.addConverter(String.class, AsOf.class, AsOf::of);
        registry.addConverter(
                String.class, SortDirection.class, text -> SortDirection.valueOf(text.toUpperCase(Locale.ROOT)));
    }

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.strategies(List.of(new ProblemsAside()));
    }

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> errorsOfTheServerInJson() {
        return server -> server.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(JsonErrorValve.class.getName());
            }
        });
    }

    @Bean
    static ValidationConfigurationCustomizer constraintsInsidePatches() {
        return configuration -> configuration.addValueExtractor(new PatchExtractor());
    }

    @Bean
    static WebMvcRegistrations doorRegistrations(ConfigurableBeanFactory beans) {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new DoorAdapter(beans);
            }
        };
    }

    /** Who also accepts problems does not want a success to be called one. */
    private static final class ProblemsAside extends HeaderContentNegotiationStrategy {
        @Override
        public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
            List<MediaType> accepted = super.resolveMediaTypes(request).stream()
                    .filter(type -> !type.equalsTypeAndSubtype(MediaType.APPLICATION_PROBLEM_JSON))
                    .toList();
            return accepted.isEmpty() ? MEDIA_TYPE_ALL_LIST : accepted;
        }
    }

    /** Spring's own, with our names for parameters and our way to read those of the query. */
    private static final class DoorAdapter extends RequestMappingHandlerAdapter {

        private final ConfigurableBeanFactory beans;

        DoorAdapter(ConfigurableBeanFactory beans) {
            this.beans = beans;
            setParameterNameDiscoverer(new WireNames());
        }

        @Override
        public void afterPropertiesSet() {
            super.afterPropertiesSet();
            List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>();
            resolvers.add(
                    new QueryParameterResolver(beans, beans.getBean("mvcConversionService", ConversionService.class)));
            List<HandlerMethodArgumentResolver> springs = getArgumentResolvers();
            resolvers.addAll(springs == null ? List.of() : springs);
            setArgumentResolvers(resolvers);
        }
    }

    /** Parameters are called by the names they have on the wire. */
    private static final class WireNames implements ParameterNameDiscoverer {

        private final ParameterNameDiscoverer java = new DefaultParameterNameDiscoverer();

        @Override
        public @Nullable String @Nullable [] getParameterNames(Method method) {
            return wire(java.getParameterNames(method));
        }

        @Override
        public @Nullable String @Nullable [] getParameterNames(Constructor<?> constructor) {
            return java.getParameterNames(constructor);
        }

        private static @Nullable String @Nullable [] wire(@Nullable String @Nullable [] names) {
            return names == null
                    ? null
                    : Arrays.stream(names)
                            .map(name -> name == null ? null : WireName.of(name))
                            .toArray(String[]::new);
        }
    }
}
