package io.counterpool.oracle.grade;

import io.counterpool.models.oracle.GradeMatrix;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.models.oracle.PriceGrade;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the matrix. Always asks the database which version is in force; what a version says never
 * changes and is decoded once.
 */
@Component
public class PriceGradesCatalog {

  static final TypeReference<Map<PriceGrade, Set<PriceAction>>> CONTENT = new TypeReference<>() {};

  private final PriceGradesRepository repository;
  private final JsonMapper mapper;
  private final Map<Long, PriceGrades> decoded = new ConcurrentHashMap<>();

  PriceGradesCatalog(PriceGradesRepository repository, JsonMapper mapper) {
    this.repository = repository;
    this.mapper = mapper;
  }

  /** The version in force. */
  @Transactional(readOnly = true)
  public PriceGrades current() {
    long version = repository.findPresentVersion();
    return find(version).orElseThrow();
  }

  /** One version. */
  @Transactional(readOnly = true)
  public Optional<PriceGrades> find(long version) {
    PriceGrades known = decoded.get(version);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<PriceGrades> read =
        repository
            .findByVersion(version)
            .map(
                row ->
                    new PriceGrades(
                        row.version(), new GradeMatrix(mapper.readValue(row.content(), CONTENT))));
    read.ifPresent(grades -> decoded.put(version, grades));
    return read;
  }
}
