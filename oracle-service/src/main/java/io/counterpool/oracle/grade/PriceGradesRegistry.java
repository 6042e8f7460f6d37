package io.counterpool.oracle.grade;

import io.counterpool.kit.intake.Versions;
import io.counterpool.models.oracle.GradeMatrix;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Adds versions of the matrix, one after the other. Runs in its caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PriceGradesRegistry {

  private final PriceGradesRepository repository;
  private final JsonMapper mapper;

  PriceGradesRegistry(PriceGradesRepository repository, JsonMapper mapper) {
    this.repository = repository;
    this.mapper = mapper;
  }

  /** Makes {@code matrix} the next version, if the caller has read the present one. */
  PriceGrades configure(GradeMatrix matrix, @Nullable String ifMatch) {
    repository.hold();
    long present = repository.findPresentVersion();
    Versions.requireMatch(ifMatch, present);
    PriceGrades next = new PriceGrades(present + 1, matrix);
    repository.save(
        new PriceGradesRow(next.version(), mapper.writeValueAsString(matrix.allowed())));
    return next;
  }
}
