package io.counterpool.kit.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Last resort of the container: what failed before or after the controllers is a problem too. */
@Hidden
@RestController
class ProblemErrorController implements ErrorController {

  @RequestMapping("/error")
  ResponseEntity<Map<String, @Nullable Object>> error(HttpServletRequest request) {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : 404;
    ProblemType type =
        switch (status) {
          case 401 -> KitProblems.UNAUTHORIZED;
          case 403 -> KitProblems.FORBIDDEN;
          case 404 -> KitProblems.NOT_FOUND;
          case 405 -> KitProblems.METHOD_NOT_ALLOWED;
          case 413 -> KitProblems.BODY_TOO_LARGE;
          default -> status < 500 ? KitProblems.MALFORMED_BODY : KitProblems.INTERNAL_ERROR;
        };
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    Problem problem = Problem.of(type).at(path == null ? "/" : path.toString());
    return ResponseEntity.status(type.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem.toJson());
  }
}
