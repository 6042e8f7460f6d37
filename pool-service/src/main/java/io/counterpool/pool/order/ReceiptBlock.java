package io.counterpool.pool.order;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.Journal.Receipt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored form of the receipts of one step: a deflated JSON list with an object for each. An
 * object holds what differs from the receipt before it: a figure that is left out is the same, null
 * is one that is gone. Neighbours share their round, terms and market, so half of each falls away
 * before it is deflated.
 */
public final class ReceiptBlock {

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private ReceiptBlock() {}

  /** Packs receipts in the order of their fills. */
  public static byte[] pack(JsonMapper wire, List<Receipt> receipts) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(256 * receipts.size());
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (JsonGenerator out = wire.createGenerator(new DeflaterOutputStream(packed, deflater))) {
      out.writeStartArray();
      Map<String, Object> before = Map.of();
      for (Receipt receipt : receipts) {
        difference(out, before, receipt.figures());
        before = receipt.figures();
      }
      out.writeEndArray();
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }

  private static void difference(
      JsonGenerator out, Map<String, Object> before, Map<String, Object> figures) {
    out.writeStartObject();
    figures.forEach(
        (name, value) -> {
          if (!Objects.equals(before.get(name), value)) {
            write(out, name, value);
          }
        });
    for (String name : before.keySet()) {
      if (!figures.containsKey(name)) {
        out.writeNullProperty(name);
      }
    }
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, String name, Object value) {
    switch (value) {
      case Decimal decimal -> out.writeStringProperty(name, decimal.toString());
      case String text -> out.writeStringProperty(name, text);
      case Long number -> out.writeNumberProperty(name, number);
      case Boolean flag -> out.writeBooleanProperty(name, flag);
      default -> out.writePOJOProperty(name, value);
    }
  }

  /** The figures of every receipt of a block, whole, one after the other as they are asked for. */
  public static Iterator<Map<String, Object>> unpack(JsonMapper wire, byte[] block) {
    return new Whole(
        wire.readerFor(OBJECT)
            .readValues(new InflaterInputStream(new ByteArrayInputStream(block))));
  }

  private static final class Whole implements Iterator<Map<String, Object>> {

    private final Iterator<Map<String, Object>> differences;
    private Map<String, Object> before = Map.of();

    Whole(Iterator<Map<String, Object>> differences) {
      this.differences = differences;
    }

    @Override
    public boolean hasNext() {
      return differences.hasNext();
    }

    @Override
    public Map<String, Object> next() {
      Map<String, Object> figures = new LinkedHashMap<>(before);
      differences
          .next()
          .forEach(
              (name, value) -> {
                if (value == null) {
                  figures.remove(name);
                } else {
                  figures.put(name, value);
                }
              });
      before = figures;
      return figures;
    }
  }
}
