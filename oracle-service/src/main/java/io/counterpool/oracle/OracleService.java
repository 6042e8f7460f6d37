package io.counterpool.oracle;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Entry point of the oracle service. */
@EnableScheduling
@SpringBootApplication(scanBasePackages = {"io.counterpool.kit", "io.counterpool.oracle"})
public class OracleService {

  public static void main(String[] args) {
    SpringApplication.run(OracleService.class, args);
  }
}
