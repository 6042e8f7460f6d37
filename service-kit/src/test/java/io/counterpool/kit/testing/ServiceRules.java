package io.counterpool.kit.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.swagger.v3.oas.annotations.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The doors of the house, as rules over one service. */
public final class ServiceRules {

  private static final String PURE = ".*(Rules|Id|Outcome|State|Machine)";
  private static final String STORED = ".*(Store|Repository|Controller)";
  private static final List<String> NUMERICS =
      List.of("volatility", "option", "surface", "stress", "calibration");

  private ServiceRules() {}

  /** Checks every rule over the production classes below {@code root}. */
  public static void check(String root) {
    JavaClasses service =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(root);
    for (ArchRule rule :
        List.of(
            pureClassesKnowNoFramework(),
            storesStayInTheirFeature(),
            controllersAreClosed(),
            nobodyIsNamedAfterNothing(),
            moneyIsNeverDouble(),
            nothingReachesAnotherService(root),
            operationsHaveTheirOwnId())) {
      rule.check(service);
    }
  }

  /** Rules, ids, outcomes, states and machines import java, JSpecify and models only. */
  public static ArchRule pureClassesKnowNoFramework() {
    return noClasses()
        .that()
        .haveNameMatching(PURE)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "org.springframework..",
                "jakarta..",
                "java.sql..",
                "javax.sql..",
                "org.postgresql..",
                "tools.jackson..",
                "com.fasterxml..",
                "io.counterpool.kit.."))
        .allowEmptyShould(true);
  }

  /** A store, repository or controller is used by its own package only. */
  public static ArchRule storesStayInTheirFeature() {
    return classes()
        .should(
            new ArchCondition<JavaClass>("use stores and controllers of their own package only") {
              @Override
              public void check(JavaClass user, ConditionEvents events) {
                for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                  JavaClass used = dependency.getTargetClass();
                  if (used.getPackageName().startsWith("io.counterpool.")
                      && used.getSimpleName().matches(STORED)
                      && !used.getPackageName().equals(user.getPackageName())) {
                    events.add(
                        SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                  }
                }
              }
            });
  }

  /** Controllers and stores are package-private. */
  public static ArchRule controllersAreClosed() {
    return classes()
        .that()
        .areAnnotatedWith(RestController.class)
        .should()
        .bePackagePrivate()
        .allowEmptyShould(true);
  }

  /** Nobody is named util, common, helper or manager. */
  public static ArchRule nobodyIsNamedAfterNothing() {
    return noClasses()
        .should()
        .haveNameMatching("(?i).*\\.[a-z0-9]*(util|utils|common|helper|helpers|manager)(\\..*)?")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager");
  }

  /** No double or float is kept outside the packages of numerics and the classes of metrics. */
  public static ArchRule moneyIsNeverDouble() {
    return fields()
        .should(
            new ArchCondition<JavaField>("not be double or float outside numerics") {
              @Override
              public void check(JavaField field, ConditionEvents events) {
                boolean floating =
                    Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                        .contains(field.getRawType().getName());
                JavaClass owner = field.getOwner();
                boolean numeric =
                    NUMERICS.stream().anyMatch(name -> owner.getPackageName().contains("." + name));
                if (floating && !numeric && !owner.getSimpleName().endsWith("Metrics")) {
                  events.add(SimpleConditionEvent.violated(field, field.getDescription()));
                }
              }
            })
        .allowEmptyShould(true);
  }

  /** A service knows its own packages, the kit and the models. */
  public static ArchRule nothingReachesAnotherService(String root) {
    return classes()
        .should(
            new ArchCondition<JavaClass>("know " + root + ", the kit and the models only") {
              @Override
              public void check(JavaClass user, ConditionEvents events) {
                for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                  String used = dependency.getTargetClass().getPackageName();
                  if (used.startsWith("io.counterpool.")
                      && !used.startsWith(root)
                      && !used.startsWith("io.counterpool.kit")
                      && !used.startsWith("io.counterpool.models")) {
                    events.add(
                        SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                  }
                }
              }
            });
  }

  /** Every operation states an operationId that no other has. */
  public static ArchRule operationsHaveTheirOwnId() {
    Map<String, String> owners = new HashMap<>();
    return methods()
        .that()
        .areMetaAnnotatedWith(RequestMapping.class)
        .should(
            new ArchCondition<JavaMethod>("state their own operationId") {
              @Override
              public void check(JavaMethod method, ConditionEvents events) {
                String id =
                    method
                        .tryGetAnnotationOfType(Operation.class)
                        .map(Operation::operationId)
                        .orElse("");
                String other = id.isEmpty() ? null : owners.put(id, method.getFullName());
                if (id.isEmpty() || (other != null && !other.equals(method.getFullName()))) {
                  events.add(
                      SimpleConditionEvent.violated(
                          method, method.getFullName() + " has operationId \"" + id + "\""));
                }
              }
            })
        .allowEmptyShould(true);
  }
}
