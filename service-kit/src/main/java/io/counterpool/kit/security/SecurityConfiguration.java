package io.counterpool.kit.security;

import io.counterpool.kit.service.ServiceProperties;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Tokens are verified in the filter chain, scopes before the handler; what is unnamed is shut. */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration implements WebMvcConfigurer {

  private static final String[] OPEN = {
    "/actuator/health/**",
    "/actuator/prometheus",
    "/v3/api-docs/**",
    "/v3/api-docs.yaml",
    "/swagger-ui/**",
    "/swagger-ui.html",
    "/v1/keys",
    "/v1/time",
    "/v1/problems",
    "/error"
  };

  @Bean
  SecurityFilterChain chain(HttpSecurity http, SecurityProblems problems) throws Exception {
    return http.csrf(AbstractHttpConfigurer::disable) // No cookies, so nothing to forge.
        .cors(Customizer.withDefaults())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(
            requests -> requests.requestMatchers(OPEN).permitAll().anyRequest().authenticated())
        .oauth2ResourceServer(
            server ->
                server
                    .jwt(Customizer.withDefaults())
                    .authenticationEntryPoint(problems)
                    .accessDeniedHandler(problems))
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .build();
  }

  /** Requests are measured once, by the web layer; a span for each filter tells nobody anything. */
  @Bean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  UrlBasedCorsConfigurationSource corsConfigurationSource(SecurityProperties properties) {
    UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
    if (!properties.allowedOrigins().isEmpty()) {
      CorsConfiguration cors = new CorsConfiguration();
      cors.setAllowedOrigins(properties.allowedOrigins());
      cors.setAllowedMethods(
          List.of(
              HttpMethod.GET.name(),
              HttpMethod.PUT.name(),
              HttpMethod.POST.name(),
              HttpMethod.DELETE.name()));
      cors.setAllowedHeaders(
          List.of(
              "Authorization",
              "Content-Type",
              "If-Match",
              "Idempotency-Key",
              "Last-Event-ID",
              "X-Request-Id"));
      cors.setExposedHeaders(
          List.of(
              "ETag", "Location", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-Id"));
      source.registerCorsConfiguration("/**", cors);
    }
    return source;
  }

  @Bean
  JwtDecoder jwtDecoder(SecurityProperties properties, ServiceProperties service) {
    Clock wall = Clock.systemUTC();
    JwtTimestampValidator times = new JwtTimestampValidator(properties.clockSkew());
    times.setClock(wall);
    OAuth2TokenValidator<Jwt> audience =
        new JwtClaimValidator<List<String>>(
            JwtClaimNames.AUD, names -> names != null && service.isNamedIn(names));
    OAuth2TokenValidator<Jwt> expires =
        new JwtClaimValidator<Object>(JwtClaimNames.EXP, expiry -> expiry != null);
    OAuth2TokenValidator<Jwt> subject =
        new JwtClaimValidator<String>(
            JwtClaimNames.SUB, name -> name != null && !name.isBlank() && name.length() <= 200);
    if (properties.jwkSetFile() != null) {
      JwkSetFile keys = new JwkSetFile(properties.jwkSetFile());
      NimbusJwtDecoder verifier =
          NimbusJwtDecoder.withJwkSource(keys)
              .jwsAlgorithms(SecurityConfiguration::allowed)
              .build();
      verifier.setJwtValidator(
          new DelegatingOAuth2TokenValidator<>(times, audience, expires, subject));
      return new RememberedTokens(verifier, keys::stamp, wall);
    }
    String issuer = String.valueOf(properties.issuerUri());
    NimbusJwtDecoder verifier =
        NimbusJwtDecoder.withIssuerLocation(issuer)
            .jwsAlgorithms(SecurityConfiguration::allowed)
            .build();
    verifier.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            times, audience, expires, subject, new JwtIssuerValidator(issuer)));
    return verifier;
  }

  private static void allowed(Set<SignatureAlgorithm> algorithms) {
    algorithms.clear();
    algorithms.add(SignatureAlgorithm.ES256);
    algorithms.add(SignatureAlgorithm.RS256);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new ScopeInterceptor()).order(0);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new CallerArgument());
  }
}
