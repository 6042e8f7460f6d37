package io.counterpool.fee.catalogue;

import io.counterpool.fee.catalogue.DescribedModel.Parameter;
import io.counterpool.fee.schedule.Schedule;
import io.counterpool.fee.schedule.ScheduleRequest;
import io.counterpool.kit.wire.ModelFamily;
import io.counterpool.models.Decimal;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Describes a schedule and the models of its parts from their records: nothing is listed twice. */
@Component
class ModelCatalogue {

  private final ModelSchemas schemas;
  private final List<DescribedModel> models;
  private final Map<String, Object> schedule;

  ModelCatalogue(List<ModelFamily<?>> families, ModelSchemas schemas) {
    this.schemas = schemas;
    this.models =
        Arrays.stream(Schedule.class.getRecordComponents())
            .flatMap(part -> describe(part, families))
            .toList();
    this.schedule = schemas.schedule(ScheduleRequest.class);
  }

  /** By part in the order of a schedule, then by tag. */
  List<DescribedModel> models() {
    return models;
  }

  /** JSON Schema of a schedule as it is put. */
  Map<String, Object> schedule() {
    return schedule;
  }

  private Stream<DescribedModel> describe(RecordComponent part, List<ModelFamily<?>> families) {
    return families.stream()
        .filter(family -> family.type().equals(part.getType()))
        .flatMap(
            family ->
                new TreeMap<String, Class<?>>(family.models())
                    .entrySet().stream().map(model -> describe(part.getName(), model)));
  }

  private DescribedModel describe(String part, Map.Entry<String, Class<?>> model) {
    return new DescribedModel(
        part,
        model.getKey(),
        Arrays.stream(model.getValue().getRecordComponents())
            .map(ModelCatalogue::parameter)
            .toList(),
        schemas.model(part, model.getKey(), model.getValue()),
        ModelAccrual.of(model.getValue()));
  }

  private static Parameter parameter(RecordComponent component) {
    return new Parameter(
        component.getName(),
        type(component.getType()),
        !component.getAnnotatedType().isAnnotationPresent(Nullable.class));
  }

  private static DescribedModel.Type type(Class<?> type) {
    if (type == Decimal.class) {
      return DescribedModel.Type.DECIMAL;
    }
    if (type == int.class || type == long.class) {
      return DescribedModel.Type.INTEGER;
    }
    if (type == boolean.class) {
      return DescribedModel.Type.BOOLEAN;
    }
    if (type == List.class) {
      return DescribedModel.Type.LIST;
    }
    if (type.isRecord()) {
      return DescribedModel.Type.OBJECT;
    }
    throw new IllegalStateException("a parameter of type " + type.getName() + " has no form");
  }
}
