package io.counterpool.kit.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Series over time as SVG: panels below each other that share their time axis. */
public final class SvgPlot {

  /** A value at an instant. */
  public record Point(Instant at, double value) {}

  /** A stretch of time that has a colour. */
  public record Span(Instant from, Instant to, String colour) {}

  private static final int WIDTH = 960;
  private static final int LEFT = 70;
  private static final int RIGHT = 20;
  private static final int GAP = 34;
  private static final int TITLE = 34;
  private static final int X_TICKS = 6;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final String title;
  private final Instant from;
  private final Instant to;
  private final List<Panel> panels = new ArrayList<>();

  public SvgPlot(String title, Instant from, Instant to) {
    this.title = title;
    this.from = from;
    this.to = to;
  }

  /** A panel whose vertical axis runs from {@code low} to {@code high}. */
  public Panel panel(String label, int height, double low, double high) {
    Panel panel = new Panel(label, height, low, high);
    panels.add(panel);
    return panel;
  }

  /** One panel; what is added first lies below. */
  public final class Panel {

    private final String label;
    private final int height;
    private final double low;
    private final double high;
    private final List<String> shapes = new ArrayList<>();
    private final List<String> legend = new ArrayList<>();

    private Panel(String label, int height, double low, double high) {
      this.label = label;
      this.height = height;
      this.low = low;
      this.high = high;
    }

    public Panel line(String name, String colour, List<Point> points) {
      shapes.add(
          "<polyline fill='none' stroke='%s' stroke-width='1.2' points='%s'/>"
              .formatted(colour, path(points)));
      return named(name, colour);
    }

    /** The area between two lines with the same instants. */
    public Panel band(String name, String colour, List<Point> lower, List<Point> upper) {
      shapes.add(
          "<polygon fill='%s' fill-opacity='0.35' points='%s %s'/>"
              .formatted(colour, path(upper), path(lower.reversed())));
      return named(name, colour);
    }

    /** A point outside the panel is drawn at its edge. */
    public Panel dots(String name, String colour, List<Point> points) {
      for (Point point : points) {
        shapes.add(
            "<circle cx='%s' cy='%s' r='2.6' fill='none' stroke='%s'/>"
                .formatted(x(point.at()), y(point.value()), colour));
      }
      return named(name, colour);
    }

    /** Stretches of time as bars of the panel's height. */
    public Panel spans(List<Span> spans) {
      for (Span span : spans) {
        shapes.add(
            "<rect x='%s' y='0' width='%s' height='%d' fill='%s'/>"
                .formatted(
                    x(span.from()),
                    number(place(span.to()) - place(span.from())),
                    height,
                    span.colour()));
      }
      return this;
    }

    public Panel named(String name, String colour) {
      legend.add("<tspan fill='%s'>■</tspan> %s ".formatted(colour, escaped(name)));
      return this;
    }

    private String path(List<Point> points) {
      return points.stream()
          .map(point -> x(point.at()) + "," + y(point.value()))
          .collect(Collectors.joining(" "));
    }

    private String y(double value) {
      double share = Math.clamp((value - low) / (high - low), 0, 1);
      return number(height * (1 - share));
    }

    private void draw(StringBuilder svg, int top) {
      svg.append("<g transform='translate(%d,%d)'>%n".formatted(LEFT, top));
      svg.append(
          "<text x='0' y='-6'>%s &#160; %s</text>%n"
              .formatted(escaped(label), String.join(" ", legend)));
      if (high > low) {
        for (double tick : ticks()) {
          svg.append(
              "<line x1='0' x2='%d' y1='%s' y2='%s' stroke='#ddd'/>%n"
                  .formatted(WIDTH - LEFT - RIGHT, y(tick), y(tick)));
          svg.append(
              "<text x='-6' y='%s' dy='4' text-anchor='end'>%s</text>%n"
                  .formatted(y(tick), plain(tick)));
        }
      }
      shapes.forEach(shape -> svg.append(shape).append('\n'));
      svg.append(
          "<rect x='0' y='0' width='%d' height='%d' fill='none' stroke='#888'/>%n</g>%n"
              .formatted(WIDTH - LEFT - RIGHT, height));
    }

    private List<Double> ticks() {
      double rough = (high - low) / 4;
      double ten = Math.pow(10, Math.floor(Math.log10(rough)));
      double step = rough / ten < 2 ? ten : rough / ten < 5 ? 2 * ten : 5 * ten;
      List<Double> ticks = new ArrayList<>();
      for (double tick = Math.ceil(low / step) * step; tick <= high + step / 1e6; tick += step) {
        ticks.add(Math.abs(tick) < step / 1e6 ? 0 : tick);
      }
      return ticks;
    }
  }

  /** The picture. */
  public String svg() {
    int height = TITLE + panels.stream().mapToInt(panel -> panel.height + GAP).sum() + GAP / 2;
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif' font-size='11'>%n"
            .formatted(WIDTH, height));
    svg.append("<rect width='100%' height='100%' fill='white'/>\n");
    svg.append(
        "<text x='%d' y='18' font-size='14' font-weight='bold'>%s</text>%n"
            .formatted(LEFT, escaped(title)));
    int top = TITLE + GAP / 2;
    for (Panel panel : panels) {
      panel.draw(svg, top);
      top += panel.height + GAP;
    }
    for (int i = 0; i <= X_TICKS; i++) {
      Instant at = from.plus(Duration.between(from, to).multipliedBy(i).dividedBy(X_TICKS));
      svg.append(
          "<text x='%s' y='%d' text-anchor='%s'>%s</text>%n"
              .formatted(
                  number(LEFT + place(at)),
                  top - GAP + 14,
                  i == 0 ? "start" : i == X_TICKS ? "end" : "middle",
                  TIME.format(at)));
    }
    return svg.append("</svg>\n").toString();
  }

  private String x(Instant at) {
    return number(place(at));
  }

  private double place(Instant at) {
    double share =
        (double) Duration.between(from, at).toMillis() / Duration.between(from, to).toMillis();
    return Math.clamp(share, 0, 1) * (WIDTH - LEFT - RIGHT);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String plain(double value) {
    return new java.math.BigDecimal(value)
        .round(new java.math.MathContext(6))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
