package io.counterpool.fee;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Entry point of the fee service. */
@SpringBootApplication(scanBasePackages = {"io.counterpool.kit", "io.counterpool.fee"})
public class FeeService {

  public static void main(String[] args) {
    SpringApplication.run(FeeService.class, args);
  }
}
