package io.counterpool.kit.page;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A position in a list, opaque to callers: base64url of typed parts in the order of the list.
 * Reading a part that is missing or of another type is a 400 that names {@code after}.
 */
public final class Cursor {

  private static final int LONGEST = 1_000;

  /** What the database can compare with: more is in no cursor that was handed out. */
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private final List<String> parts;

  private Cursor(List<String> parts) {
    this.parts = List.copyOf(parts);
  }

  /** Parts: strings without line breaks, whole numbers, UUIDs, instants. */
  public static Cursor of(Object... parts) {
    List<String> written = new ArrayList<>();
    for (Object part : parts) {
      written.add(
          switch (part) {
            case String text when text.indexOf('\n') < 0 -> "s" + text;
            case Long number -> "n" + number;
            case Integer number -> "n" + number;
            case UUID id -> "u" + id;
            case Instant instant -> "t" + instant;
            default -> throw new IllegalArgumentException("not a part of a cursor: " + part);
          });
    }
    return new Cursor(written);
  }

  /** What a caller sent as {@code after}, or null if it sent nothing. */
  public static @Nullable Cursor read(@Nullable String after) {
    return after == null ? null : decode(after);
  }

  /** What {@link #encode} wrote. */
  public static Cursor decode(String after) {
    if (after.isEmpty() || after.length() > LONGEST) {
      throw unreadable();
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
      if (text.indexOf('\0') >= 0) {
        throw unreadable();
      }
      return new Cursor(text.lines().toList());
    } catch (IllegalArgumentException notBase64) {
      throw unreadable();
    }
  }

  public String encode() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
  }

  public String string(int part) {
    return part(part, 's');
  }

  public long number(int part) {
    try {
      return Long.parseLong(part(part, 'n'));
    } catch (NumberFormatException notANumber) {
      throw unreadable();
    }
  }

  public UUID uuid(int part) {
    try {
      return UUID.fromString(part(part, 'u'));
    } catch (IllegalArgumentException notAnId) {
      throw unreadable();
    }
  }

  public Instant instant(int part) {
    try {
      Instant instant = Instant.parse(part(part, 't'));
      if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
        throw unreadable();
      }
      return instant;
    } catch (DateTimeException notAnInstant) {
      throw unreadable();
    }
  }

  private String part(int part, char type) {
    if (part >= parts.size() || parts.get(part).isEmpty() || parts.get(part).charAt(0) != type) {
      throw unreadable();
    }
    return parts.get(part).substring(1);
  }

  private static ProblemException unreadable() {
    return KitProblems.invalidParameter("after", "is not a position in this list");
  }
}
