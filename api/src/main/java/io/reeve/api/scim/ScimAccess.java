package io.reeve.api.scim;

import io.reeve.kernel.Rejection;
import io.reeve.kernel.token.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The directory interface shows everybody and everything of them: it takes the token of a domain administrator. */
@Configuration(proxyBeanMethods = false)
class ScimAccess implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new AdministratorsOnly()).addPathPatterns("/scim/**");
    }

    private static final class AdministratorsOnly implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
            if (authentication != null && authentication.getPrincipal() instanceof Caller caller && caller.isAdmin()) {
                return true;
            }
            throw Rejection.forbidden("admin_required", "SCIM takes the token of a domain administrator.");
        }
    }
}
