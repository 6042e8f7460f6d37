package io.counterpool.kit.request;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a body that is too large: at once when its length is stated, else while it is read. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class BodyLimitFilter extends OncePerRequestFilter {

  private final long maximum;
  private final ProblemWriter problems;

  BodyLimitFilter(RequestProperties properties, ProblemWriter problems) {
    this.maximum = properties.maxBody().toBytes();
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long stated = request.getContentLengthLong();
    if (stated > maximum) {
      problems.write(request, response, tooLarge(maximum).with("actual", stated));
    } else if (stated < 0) {
      chain.doFilter(new MeasuredRequest(request, maximum), response);
    } else {
      chain.doFilter(request, response);
    }
  }

  static Problem tooLarge(long maximum) {
    return Problem.of(KitProblems.BODY_TOO_LARGE)
        .detail("A body has at most " + maximum + " bytes.")
        .with("maximum", maximum);
  }
}
