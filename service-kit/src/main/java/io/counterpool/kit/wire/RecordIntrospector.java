package io.counterpool.kit.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Reads records as their source says: a component that is not {@link Nullable} in a {@link
 * NullMarked} package must be present and not null, and a {@link SingleValue} record is its value.
 */
final class RecordIntrospector extends JacksonAnnotationIntrospector {

  @Override
  public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
    Boolean marked = super.hasRequiredMarker(config, member);
    return (marked == null && isRequired(member)) ? Boolean.TRUE : marked;
  }

  @Override
  public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated member) {
    JsonSetter.Value stated = super.findSetterInfo(config, member);
    boolean silent = stated.getValueNulls() == Nulls.DEFAULT;
    return silent && isRequired(member)
        ? JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL)
        : stated;
  }

  @Override
  public @Nullable Boolean hasAsValue(MapperConfig<?> config, Annotated accessor) {
    if (accessor instanceof AnnotatedMethod method
        && method.getName().equals("value")
        && method.getParameterCount() == 0
        && SingleValue.is(method.getDeclaringClass())) {
      return Boolean.TRUE;
    }
    return super.hasAsValue(config, accessor);
  }

  @Override
  public JsonCreator.@Nullable Mode findCreatorAnnotation(
      MapperConfig<?> config, Annotated creator) {
    if (creator instanceof AnnotatedConstructor constructor
        && constructor.getParameterCount() == 1
        && SingleValue.is(constructor.getDeclaringClass())) {
      return JsonCreator.Mode.DELEGATING;
    }
    return super.findCreatorAnnotation(config, creator);
  }

  private static boolean isRequired(Annotated member) {
    if (!(member instanceof AnnotatedParameter parameter)) {
      return false;
    }
    Class<?> type = parameter.getDeclaringClass();
    if (!isStrict(type)) {
      return false;
    }
    AnnotatedType[] declared =
        ((Executable) parameter.getOwner().getMember()).getAnnotatedParameterTypes();
    return parameter.getIndex() < declared.length
        && !declared[parameter.getIndex()].isAnnotationPresent(Nullable.class);
  }

  /** Whether components of {@code type} are required unless they are {@link Nullable}. */
  static boolean isStrict(Class<?> type) {
    return type.isRecord() && isNullMarked(type);
  }

  private static boolean isNullMarked(Class<?> type) {
    return type.getPackage().isAnnotationPresent(NullMarked.class)
        || type.isAnnotationPresent(NullMarked.class);
  }
}
