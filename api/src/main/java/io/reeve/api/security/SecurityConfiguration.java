package io.reeve.api.security;

import io.reeve.api.http.Failure;
import io.reeve.api.http.FailureWriter;
import io.reeve.kernel.user.Role;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.SingleResultAuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Nothing is open but what says so here. There is no session, no cookie and no form: a caller shows a token each time, which
 * also leaves nothing for a forged request from elsewhere to ride on.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Nothing an API answers is a page. */
    private static final String NOT_A_PAGE = "default-src 'none'; frame-ancestors 'none'";

    /** The page to try the API with is one, made of its own files. */
    private static final String OWN_FILES =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    private static final String[] READ_EVERYTHING =
            Role.READ_EVERYTHING.stream().map(Role::name).toArray(String[]::new);

    private static final String[] PAGES = {"/docs", "/docs/**", "/swagger-ui/**"};

    /** A request is measured once, as a whole; each filter for itself costs more than the question who is calling. */
    @Bean
    SecurityObservationSettings unobservedFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain door(HttpSecurity http, Tokens tokens, FailureWriter failures, Environment environment) {
        // who looks at the past is not asked what they could have seen then, but whether they may see everything today
        boolean past = environment.matchesProfiles("past");
        boolean publicLog = environment.getProperty("reeve.audit.log.public", Boolean.class, false);
        return http.authorizeHttpRequests(paths -> paths.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/info", "/art", "/openapi.json", "/openapi.json/**")
                        .permitAll()
                        .requestMatchers(PAGES)
                        .permitAll()
                        .requestMatchers(EndpointRequest.to(HealthEndpoint.class))
                        .permitAll()
                        .requestMatchers(EndpointRequest.toAnyEndpoint())
                        .hasAnyRole(READ_EVERYTHING)
                        .requestMatchers("/audit/log/**")
                        .access(
                                publicLog
                                        ? SingleResultAuthorizationManager.permitAll()
                                        : AuthorityAuthorizationManager.hasAnyRole(READ_EVERYTHING))
                        .anyRequest()
                        .access(
                                past
                                        ? AuthorityAuthorizationManager.hasAnyRole(READ_EVERYTHING)
                                        : AuthenticatedAuthorizationManager.authenticated()))
                .oauth2ResourceServer(bearer -> bearer.authenticationManagerResolver(_ -> tokens)
                        .authenticationEntryPoint((request, response, _) -> unknown(request, response, failures))
                        .accessDeniedHandler((request, response, _) -> denied(request, response, failures)))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(
                                (request, response, _) -> unknown(request, response, failures))
                        .accessDeniedHandler((request, response, _) -> denied(request, response, failures)))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .addHeaderWriter((request, response) -> response.setHeader(
                                "Content-Security-Policy", isPage(request) ? OWN_FILES : NOT_A_PAGE)))
                .build();
    }

    private static boolean isPage(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/docs") || path.startsWith("/swagger-ui");
    }

    private static void unknown(HttpServletRequest request, HttpServletResponse response, FailureWriter failures)
            throws IOException {
        failures.write(
                request,
                response,
                Failure.of(HttpStatus.UNAUTHORIZED, "not_authenticated", "Not authenticated")
                        .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
    }

    private static void denied(HttpServletRequest request, HttpServletResponse response, FailureWriter failures)
            throws IOException {
        failures.write(request, response, Failure.of(HttpStatus.FORBIDDEN, "forbidden", "Not allowed."));
    }
}
