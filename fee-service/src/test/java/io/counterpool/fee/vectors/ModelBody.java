package io.counterpool.fee.vectors;

import io.counterpool.models.Decimal;
import io.counterpool.models.fees.TradeFeeModel;
import io.counterpool.models.funding.MarketFunding;
import io.counterpool.models.rates.BorrowModel;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

/** A model as a caller writes it: its tag, then its parameters, decimals as strings. */
final class ModelBody {

  private ModelBody() {}

  static Map<String, Object> of(Record model) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("model", tag(model));
    body.putAll(fields(model));
    return body;
  }

  private static String tag(Record model) {
    Map<String, Class<?>> models = new LinkedHashMap<>();
    models.putAll(TradeFeeModel.models());
    models.putAll(BorrowModel.models());
    models.putAll(MarketFunding.models());
    return models.entrySet().stream()
        .filter(each -> each.getValue().equals(model.getClass()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> fields(Record parameters) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (RecordComponent component : parameters.getClass().getRecordComponents()) {
      fields.put(component.getName(), form(value(parameters, component)));
    }
    return fields;
  }

  private static Object form(Object value) {
    return switch (value) {
      case Decimal decimal -> decimal.toString();
      case Record nested -> fields(nested);
      default -> value;
    };
  }

  private static Object value(Record of, RecordComponent component) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException hidden) {
      throw new IllegalStateException(hidden);
    }
  }
}
