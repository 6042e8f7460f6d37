package io.counterpool.kit.client;

import io.counterpool.kit.request.RequestIds;
import io.counterpool.kit.wire.WireConversions;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpRequest;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes clients of {@code @HttpExchange} interfaces. Each call carries the token and the request
 * id, is bounded in time, and reads only the fields that the interface's records name. It throws
 * {@link UpstreamException} or {@link UpstreamUnavailable} and nothing else.
 */
@Component
public final class ServiceClients {

  private final ClientsProperties properties;
  private final ObjectProvider<RestClient.Builder> builders;
  private final JsonMapper mapper;
  private final @Nullable TokenFile token;

  ServiceClients(
      ClientsProperties properties,
      ObjectProvider<RestClient.Builder> builders,
      JsonMapper mapper) {
    this.properties = properties;
    this.builders = builders;
    this.mapper =
        mapper.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    this.token = properties.tokenFile() == null ? null : new TokenFile(properties.tokenFile());
  }

  /**
   * A client of {@code service}.
   *
   * @param service oracle, fee or margin
   * @param type an interface with {@code @HttpExchange} methods
   */
  public <T> T client(String service, Class<T> type) {
    ClientsProperties.Service address = properties.service(service);
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(address.connectTimeout())
            .build();
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
    requests.setReadTimeout(address.readTimeout());
    RestClient rest =
        builders
            .getObject()
            .baseUrl(address.baseUrl())
            .requestFactory(requests)
            .requestInterceptor(new Signed())
            .defaultHeaders(headers -> headers.setContentType(MediaType.APPLICATION_JSON))
            .configureMessageConverters(
                converters ->
                    converters
                        .registerDefaults()
                        .withJsonConverter(new JacksonJsonHttpMessageConverter(mapper)))
            .build();
    T client =
        HttpServiceProxyFactory.builderFor(RestClientAdapter.create(rest))
            .conversionService(WireConversions.service())
            .build()
            .createClient(type);
    Failures failures = new Failures(service, mapper);
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> call(client, method, arguments, failures)));
  }

  private static @Nullable Object call(
      Object client, Method method, @Nullable Object @Nullable [] arguments, Failures failures)
      throws Throwable {
    method.setAccessible(true);
    try {
      return method.invoke(client, arguments);
    } catch (InvocationTargetException thrown) {
      throw failures.translated(thrown.getCause());
    }
  }

  private final class Signed implements ClientHttpRequestInterceptor {

    @Override
    public ClientHttpResponse intercept(
        HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
      if (token != null) {
        request.getHeaders().setBearerAuth(token.token());
      }
      String id = RequestIds.current();
      if (id != null) {
        request.getHeaders().set(RequestIds.HEADER, id);
      }
      return execution.execute(request, body);
    }
  }
}
