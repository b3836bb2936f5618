package io.reeve.api.openapi;

import io.reeve.api.http.Call;
import io.reeve.api.http.Until;
import io.reeve.api.http.WireName;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.token.Caller;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springdoc.core.discoverer.SpringDocParameterNameDiscoverer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** How the document is made: what is the same for every operation. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static final String BEARER = "HTTPBearer";

    OpenApiConfiguration() {
        // What a controller is given is not what a caller sends.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Call.class, Caller.class, PageRequest.class);
    }

    @Bean
    OpenAPI document() {
        return new OpenAPI()
                .info(new Info()
                        .title("Reeve")
                        .version("0.1.0")
                        .description("Who may ask for which access, who must agree, what was granted, and proof of it."
                                + " Send an API token as `Authorization: Bearer lsk_...`.")
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer"))
                        .schemas(ErrorAnswers.schemas()))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    /** What has a converter from text is taken for a plain text; an end of a span of time says more. */
    @Bean
    ParameterCustomizer endsAreDateTimes() {
        return (parameter, method) -> {
            if (method.getParameterType() == Until.class) {
                // a schema of its own: the one that is there may be that of every text
                parameter.setSchema(new JsonSchema().typesItem("string").format("date-time"));
            }
            return parameter;
        };
    }

    /** The library has one of its own, which is passed over for this. */
    @Bean
    @Primary
    SpringDocParameterNameDiscoverer wireNamesOfParameters() {
        return new SpringDocParameterNameDiscoverer() {
            @Override
            public String @Nullable [] getParameterNames(Method method) {
                String[] names = super.getParameterNames(method);
                return names == null
                        ? null
                        : Arrays.stream(names).map(WireName::of).toArray(String[]::new);
            }
        };
    }
}
