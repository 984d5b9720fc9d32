package dev.gradus.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.gradus.arch.wrong.Wrong;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CodingRulesTest {

  private static final ArchRule NATIVE_ONLY_IN_CPU =
      noClasses()
          .that(are("outside gradus-cpu", type -> !isIn(type, Set.of("cpu"))))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.bytedeco..", "jdk.incubator..", "sun..", "jdk.internal..")
          .because("the kernel interface is all that others see of a backend");

  private static final ArchRule NO_GENERIC_EXCEPTIONS =
      noClasses()
          .that(are("in a library room", type -> isIn(type, Rooms.LIBRARY)))
          .should()
          .callCodeUnitWhere(
              describe("it constructs an exception that says nothing", CodingRulesTest::isGeneric))
          .because(
              "users catch ShapeException, ConfigException, DataException and NumericException");

  private static final ArchRule NO_STATIC_STATE =
      fields()
          .that(
              describe(
                  "are static fields of a library room",
                  field ->
                      isIn(field.getOwner(), Rooms.LIBRARY)
                          && field.getModifiers().contains(STATIC)
                          && !field.getModifiers().contains(SYNTHETIC)))
          .should()
          .beFinal()
          .because("two trainings in one program must not meet");

  private static final ArchRule NO_VECTOR_CROSSES_A_CALL =
      noMethods()
          .should(have(describe("a vector as parameter or result", CodingRulesTest::passesVector)))
          .because(
              "where the JIT compiler does not inline the call, the vector goes over the heap");

  private static final List<String> GENERIC =
      List.of(
          "java.lang.Throwable",
          "java.lang.Exception",
          "java.lang.Error",
          "java.lang.RuntimeException",
          "java.lang.IllegalArgumentException",
          "java.lang.NullPointerException");

  @Test
  void nativeLibraries_areSeenOnlyInCpu() {
    NATIVE_ONLY_IN_CPU.check(Rooms.CLASSES);
  }

  @Test
  void methods_passNoVectors() {
    NO_VECTOR_CROSSES_A_CALL.check(Rooms.CLASSES);
  }

  @Test
  void libraryRooms_throwTheirOwnExceptions() {
    NO_GENERIC_EXCEPTIONS.check(Rooms.CLASSES);
  }

  @Test
  void libraryRooms_haveNoStaticState() {
    NO_STATIC_STATE.check(Rooms.CLASSES);
  }

  @Test
  void libraryRooms_declareNoCheckedExceptions() {
    assertEquals(Set.of(), checked(Rooms.CLASSES));
  }

  /// Each rule finds what it forbids, in a class that does all of it.
  @Test
  void rules_onAWrongClass_fail() {
    JavaClasses wrong = new ClassFileImporter().importClasses(Wrong.class);
    for (ArchRule rule :
        List.of(
            NATIVE_ONLY_IN_CPU, NO_GENERIC_EXCEPTIONS, NO_STATIC_STATE, NO_VECTOR_CROSSES_A_CALL)) {
      AssertionError error = assertThrows(AssertionError.class, () -> rule.check(wrong));
      assertTrue(error.getMessage().contains("Wrong"), error.getMessage());
    }
    assertEquals(Set.of("dev.gradus.arch.wrong.Wrong.read()"), checked(wrong));
  }

  /// Public methods with a checked exception; not those that a caller implements, as a lambda that
  /// writes a file may fail.
  private static Set<String> checked(JavaClasses classes) {
    Set<String> methods = new TreeSet<>();
    for (JavaClass type : classes) {
      for (JavaMethod method : type.getMethods()) {
        boolean open =
            type.getModifiers().contains(JavaModifier.PUBLIC)
                && method.getModifiers().contains(JavaModifier.PUBLIC)
                && !method.getModifiers().contains(JavaModifier.ABSTRACT);
        if (open
            && isIn(type, Rooms.LIBRARY)
            && method.getExceptionTypes().stream()
                .anyMatch(thrown -> !thrown.isAssignableTo(RuntimeException.class))) {
          methods.add(method.getFullName());
        }
      }
    }
    return methods;
  }

  private static boolean passesVector(JavaMethod method) {
    return Stream.concat(
            Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
        .anyMatch(type -> type.getPackageName().equals("jdk.incubator.vector"));
  }

  private static boolean isGeneric(JavaCall<?> call) {
    return call.getTarget().getName().equals("<init>")
        && GENERIC.contains(call.getTargetOwner().getName())
        && !isSuperCall(call);
  }

  /// An exception of ours calls its parent's constructor; that is no throwing.
  private static boolean isSuperCall(JavaCall<?> call) {
    return call.getOrigin().getName().equals("<init>")
        && call.getOriginOwner().isAssignableTo(Throwable.class);
  }

  /// The wrong class of these tests counts as one of every room.
  private static boolean isIn(JavaClass type, Set<String> rooms) {
    if (type.isEquivalentTo(Wrong.class)) {
      return !rooms.equals(Set.of("cpu"));
    }
    return rooms.contains(Rooms.of(type));
  }

  private static DescribedPredicate<JavaClass> are(
      String what, java.util.function.Predicate<JavaClass> test) {
    return describe(what, test);
  }
}
