package io.counterpool.pool.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Seeds;
import io.counterpool.kit.wire.WireConfiguration;
import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.Journal.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReceiptBlockTest {

  private static final JsonMapper WIRE = WireConfiguration.mapper();

  @Test
  void givesBackEveryFigureOfEveryReceipt() {
    SplittableRandom random = Seeds.random("givesBackEveryFigureOfEveryReceipt");
    List<Receipt> receipts = new ArrayList<>();
    for (long n = 1; n <= 200; n++) {
      receipts.add(new Receipt(n, figures(random)));
    }
    List<Map<String, Object>> read = new ArrayList<>();
    ReceiptBlock.unpack(WIRE, ReceiptBlock.pack(WIRE, receipts)).forEachRemaining(read::add);
    assertThat(read).hasSize(200);
    for (int n = 0; n < 200; n++) {
      Map<String, Object> figures = receipts.get(n).figures();
      assertThat(WIRE.writeValueAsString(new TreeMap<>(read.get(n))))
          .isEqualTo(WIRE.writeValueAsString(new TreeMap<>(figures)));
    }
  }

  /** Few values, so that neighbours often agree; some figures come and go. */
  private static Map<String, Object> figures(SplittableRandom random) {
    Map<String, Object> figures = new LinkedHashMap<>();
    for (String name : List.of("a", "b", "c", "d", "e", "f")) {
      switch (random.nextInt(8)) {
        case 0, 1 -> figures.put(name, Decimal.of(random.nextInt(2)));
        case 2 -> figures.put(name, "text " + random.nextInt(2));
        case 3 -> figures.put(name, (long) random.nextInt(2));
        case 4 -> figures.put(name, random.nextBoolean());
        case 5 -> figures.put(name, Instant.ofEpochSecond(random.nextInt(2)));
        case 6 -> figures.put(name, Map.of("model", "flat", "rate", Decimal.of(1)));
        default -> {}
      }
    }
    return figures;
  }

  @Test
  void packsNoReceiptsToAnEmptyList() {
    assertThat(ReceiptBlock.unpack(WIRE, ReceiptBlock.pack(WIRE, List.of()))).isExhausted();
  }
}
