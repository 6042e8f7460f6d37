package io.counterpool.kit.stream;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A stream waits most of its life, so it waits on a virtual thread; their number is bounded by
 * {@link StreamProperties#maxClients}. It has no timeout of its own: its reader leaves or is slow.
 */
@Configuration(proxyBeanMethods = false)
class StreamConfiguration implements WebMvcConfigurer {

  @Override
  public void configureAsyncSupport(AsyncSupportConfigurer async) {
    SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("stream-");
    threads.setVirtualThreads(true);
    async.setTaskExecutor(threads);
    async.setDefaultTimeout(-1);
  }
}
