package io.counterpool.pool;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Entry point of the pool service. */
@SpringBootApplication(scanBasePackages = {"io.counterpool.kit", "io.counterpool.pool"})
public class PoolService {

  public static void main(String[] args) {
    SpringApplication.run(PoolService.class, args);
  }
}
