package io.counterpool.pool.order;

import io.counterpool.models.Decimal;
import io.counterpool.models.amm.PricingModel;
import io.counterpool.models.fees.FeeDiscount;
import io.counterpool.models.fees.TradeFee;
import io.counterpool.models.fees.VolumeTier;
import io.counterpool.models.fees.VolumeTiers;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A model as its tag and decimal parameters, and back: {@code {"model": tag, name: value}}. */
final class ModelFigures {

  private static final String TAG = "model";

  private ModelFigures() {}

  static Map<String, Object> of(PricingModel model) {
    return of(model, PricingModel.models());
  }

  static Map<String, Object> of(TradeFee model) {
    return of(model, TradeFee.models());
  }

  /** The table of a discount by volume, by ascending volume. */
  static Map<String, Object> of(FeeDiscount model) {
    return switch (model) {
      case VolumeTiers table -> {
        List<Map<String, Object>> tiers = new ArrayList<>();
        for (VolumeTier tier : table.tiers()) {
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("fromVolume", tier.fromVolume());
          row.put("discount", tier.discount());
          tiers.add(row);
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put(TAG, VolumeTiers.TAG);
        figures.put("tiers", tiers);
        yield figures;
      }
    };
  }

  static FeeDiscount discount(Map<?, ?> figures) {
    if (!VolumeTiers.TAG.equals(figures.get(TAG))
        || !(figures.get("tiers") instanceof List<?> rows)) {
      throw new IllegalArgumentException("no such discount: " + figures.get(TAG));
    }
    List<VolumeTier> tiers = new ArrayList<>();
    for (Object row : rows) {
      Map<?, ?> tier = (Map<?, ?>) row;
      tiers.add(
          new VolumeTier(
              Decimal.of(String.valueOf(tier.get("fromVolume"))),
              Decimal.of(String.valueOf(tier.get("discount")))));
    }
    return new VolumeTiers(tiers);
  }

  static PricingModel pricing(Map<?, ?> figures) {
    return model(figures, PricingModel.models());
  }

  static TradeFee tradeFee(Map<?, ?> figures) {
    return model(figures, TradeFee.models());
  }

  private static <T> Map<String, Object> of(T model, Map<String, Class<? extends T>> byTag) {
    Map<String, Object> figures = new LinkedHashMap<>();
    byTag.forEach(
        (tag, type) -> {
          if (type.isInstance(model)) {
            figures.put(TAG, tag);
          }
        });
    try {
      for (RecordComponent part : model.getClass().getRecordComponents()) {
        figures.put(part.getName(), part.getAccessor().invoke(model));
      }
    } catch (ReflectiveOperationException unreadable) {
      throw new IllegalStateException("a model is a public record", unreadable);
    }
    return figures;
  }

  private static <T> T model(Map<?, ?> figures, Map<String, Class<? extends T>> byTag) {
    Class<? extends T> type = byTag.get(String.valueOf(figures.get(TAG)));
    if (type == null) {
      throw new IllegalArgumentException("no such model: " + figures.get(TAG));
    }
    RecordComponent[] parts = type.getRecordComponents();
    Class<?>[] types = new Class<?>[parts.length];
    Object[] values = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      types[i] = parts[i].getType();
      values[i] = Decimal.of(String.valueOf(figures.get(parts[i].getName())));
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException unbuildable) {
      throw new IllegalArgumentException("not the parameters of " + type, unbuildable);
    }
  }
}
