package io.counterpool.desk;

import io.counterpool.kit.intake.Answer;
import io.counterpool.kit.intake.StoredAnswers;
import io.counterpool.kit.intake.Versions;
import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.problem.ProblemType;
import io.counterpool.kit.problem.ProblemTypes;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.Decimal;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Versioned settings; a value above 100 is refused after a row was written. */
@RestController
class SettingController implements ProblemTypes {

  static final ProblemType TOO_LARGE = new ProblemType("too-large", "Too large", 409);

  record Setting(Decimal amount) {}

  record SettingView(String name, Decimal amount, long version, int effects) {}

  private final JdbcClient jdbc;
  private final StoredAnswers answers;
  private final AtomicInteger effects = new AtomicInteger();

  SettingController(JdbcClient jdbc, StoredAnswers answers) {
    this.jdbc = jdbc;
    this.answers = answers;
  }

  @Override
  public List<ProblemType> problemTypes() {
    return List.of(TOO_LARGE);
  }

  @RequireScope("desk:write")
  @PutMapping("/v1/settings/{name}")
  @Operation(operationId = "putSetting")
  ResponseEntity<SettingView> put(
      @PathVariable String name,
      @RequestHeader("Idempotency-Key") String key,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody Setting setting,
      HttpServletRequest request) {
    return answers.once(request.getRequestURI(), key, setting, () -> apply(name, ifMatch, setting));
  }

  private Answer<SettingView> apply(String name, @Nullable String ifMatch, Setting setting) {
    Long current =
        jdbc.sql("select version from setting where name = :name for update")
            .param("name", name)
            .query(Long.class)
            .optional()
            .orElse(null);
    Versions.requireMatch(ifMatch, current);
    long version = current == null ? 1 : current + 1;
    jdbc.sql(
            """
            insert into setting (name, value, version) values (:name, :value, :version)
            on conflict (name) do update set value = excluded.value, version = excluded.version
            """)
        .param("name", name)
        .param("value", setting.amount().toString())
        .param("version", version)
        .update();
    SettingView view = new SettingView(name, setting.amount(), version, effects.incrementAndGet());
    if (setting.amount().isGreaterThan(Decimal.of(100))) {
      throw Problem.of(TOO_LARGE)
          .detail("The limit is 100.")
          .with("limit", Decimal.of(100))
          .with("actual", setting.amount())
          .with("effects", view.effects())
          .asException();
    }
    return current == null
        ? Answer.created("/v1/settings/" + name, version, view)
        : Answer.updated(version, view);
  }
}
