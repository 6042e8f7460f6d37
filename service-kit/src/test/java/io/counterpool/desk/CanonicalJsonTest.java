package io.counterpool.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.wire.CanonicalJson;
import io.counterpool.kit.wire.WireConfiguration;
import io.counterpool.models.Decimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

  private record Inner(String zebra, @Nullable String none, int ant) {}

  private record Outer(String second, Inner first) {}

  private final CanonicalJson canonical = new CanonicalJson(WireConfiguration.mapper());

  @Test
  void sortsTheKeysOfEveryObjectAndLeavesNullsOut() {
    assertThat(text(new Outer("b", new Inner("z", null, 1))))
        .isEqualTo("{\"first\":{\"ant\":1,\"zebra\":\"z\"},\"second\":\"b\"}");
  }

  @Test
  void writesARecordAMapAndATreeOfTheSameContentAlike() {
    Outer outer = new Outer("b", new Inner("z", null, 1));
    Map<String, @Nullable Object> inner = new LinkedHashMap<>();
    inner.put("zebra", "z");
    inner.put("none", null);
    inner.put("ant", 1);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("second", "b");
    map.put("first", inner);
    assertThat(text(map)).isEqualTo(text(outer));
    assertThat(text(WireConfiguration.mapper().valueToTree(outer))).isEqualTo(text(outer));
  }

  @Test
  void writesPlainFiguresAsTheTreeDoes() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("size", Decimal.of("-0.25"));
    figures.put("fill", 12L);
    figures.put("at", Instant.parse("2026-01-05T00:00:00.500Z"));
    figures.put("nested", Map.of("z", "\"quoted\" é", "a", List.of(1L, Decimal.ONE)));
    figures.put("flag", true);
    assertThat(canonical.plain(figures)).isEqualTo(text(figures));
  }

  private String text(Object value) {
    return new String(canonical.bytes(value), StandardCharsets.UTF_8);
  }
}
