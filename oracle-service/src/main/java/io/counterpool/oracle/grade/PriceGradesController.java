package io.counterpool.oracle.grade;

import io.counterpool.kit.intake.Answer;
import io.counterpool.kit.intake.StoredAnswers;
import io.counterpool.kit.intake.Versions;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.oracle.GradeMatrix;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.models.oracle.PriceGrade;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Configures and shows what a price of each grade is good for. */
@RestController
class PriceGradesController {

  private static final String PATH = "/v1/price-grades";

  /** What a price of one grade is good for. */
  record GradeView(PriceGrade grade, List<PriceAction> allows) {

    GradeView {
      allows = List.copyOf(allows);
    }
  }

  /**
   * A whole matrix.
   *
   * @param items every grade once
   */
  record PriceGradesBody(List<GradeView> items) {

    PriceGradesBody {
      items = List.copyOf(items);
    }

    GradeMatrix matrix() {
      Map<PriceGrade, Set<PriceAction>> allowed = new EnumMap<>(PriceGrade.class);
      for (GradeView item : items) {
        Set<PriceAction> actions = EnumSet.noneOf(PriceAction.class);
        actions.addAll(item.allows());
        if (allowed.put(item.grade(), actions) != null) {
          throw KitProblems.invalidField("items", "states " + item.grade() + " twice");
        }
      }
      try {
        return new GradeMatrix(allowed);
      } catch (OutOfRangeException refused) {
        throw KitProblems.invalidField("items", "is refused: " + refused.getMessage());
      }
    }
  }

  /**
   * One version of the matrix, complete.
   *
   * @param items every grade once, in a fixed order
   * @param next always null
   */
  record PriceGradesView(long version, List<GradeView> items, @Nullable String next) {

    static PriceGradesView of(PriceGrades grades) {
      return new PriceGradesView(
          grades.version(),
          Arrays.stream(PriceGrade.values())
              .map(grade -> new GradeView(grade, grades.matrix().allowed(grade)))
              .toList(),
          null);
    }
  }

  private final PriceGradesCatalog catalog;
  private final PriceGradesRegistry registry;
  private final StoredAnswers answers;

  PriceGradesController(
      PriceGradesCatalog catalog, PriceGradesRegistry registry, StoredAnswers answers) {
    this.catalog = catalog;
    this.registry = registry;
    this.answers = answers;
  }

  @RequireScope("oracle:configure")
  @PutMapping(PATH)
  @Operation(
      operationId = "putPriceGrades",
      summary = "Configure the actions that each grade allows; rounds from now on carry them")
  ResponseEntity<PriceGradesView> put(
      @RequestHeader("Idempotency-Key") String idempotencyKey,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody PriceGradesBody body) {
    GradeMatrix matrix = body.matrix();
    return answers.once(
        PATH,
        idempotencyKey,
        body,
        () -> {
          PriceGrades stored = registry.configure(matrix, ifMatch);
          return Answer.updated(stored.version(), PriceGradesView.of(stored));
        });
  }

  @RequireScope("oracle:read")
  @GetMapping(PATH)
  @Operation(operationId = "listPriceGrades", summary = "Grades and the actions they allow")
  ResponseEntity<PriceGradesView> current() {
    return shown(catalog.current());
  }

  @RequireScope("oracle:read")
  @GetMapping(PATH + "/{version}")
  @Operation(operationId = "getPriceGrades", summary = "The same as of one version, from 1")
  ResponseEntity<PriceGradesView> version(@PathVariable long version) {
    return shown(
        catalog
            .find(version)
            .orElseThrow(() -> KitProblems.notFound("version of price grades", version)));
  }

  private static ResponseEntity<PriceGradesView> shown(PriceGrades grades) {
    return ResponseEntity.ok()
        .eTag(Versions.etag(grades.version()))
        .body(PriceGradesView.of(grades));
  }
}
