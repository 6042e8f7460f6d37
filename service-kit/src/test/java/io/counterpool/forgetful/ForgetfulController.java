package io.counterpool.forgetful;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Declares an operation and forgets its scope. */
@RestController
public class ForgetfulController {

  @GetMapping("/v1/forgotten")
  String forgotten() {
    return "";
  }
}
