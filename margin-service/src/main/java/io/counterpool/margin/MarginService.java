package io.counterpool.margin;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Entry point of the margin service. */
@SpringBootApplication(scanBasePackages = {"io.counterpool.kit", "io.counterpool.margin"})
public class MarginService {

  public static void main(String[] args) {
    SpringApplication.run(MarginService.class, args);
  }
}
