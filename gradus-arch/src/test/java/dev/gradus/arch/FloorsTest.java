package dev.gradus.arch;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FloorsTest {

  /// Without this a wrong path would leave nothing to scan, and every rule would hold.
  @Test
  void classes_scanned_areManyAndFromEveryRoom() {
    assertTrue(Rooms.CLASSES.size() > 150, () -> "only " + Rooms.CLASSES.size() + " classes");
    Set<String> expected = Rooms.names();
    expected.remove("dashboard"); // not built yet
    assertEquals(expected, Rooms.places().keySet());
  }

  @Test
  void rooms_useOnlyWhatLiesBelow() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass type : Rooms.CLASSES) {
      Set<String> usable = Rooms.usable(Rooms.of(type));
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (Rooms.CLASSES.contain(target.getName())
            && !usable.contains(Rooms.of(Rooms.CLASSES.get(target.getName())))) {
          wrong.add(type.getName() + " uses " + target.getName());
        }
      }
    }
    assertEquals(Set.of(), wrong);
  }

  @Test
  void usable_ofRooms_isAsDesigned() {
    assertEquals(Set.of("cpu", "kernels", "core"), Rooms.usable("cpu"));
    assertEquals(Set.of("compiler", "model", "kernels", "core"), Rooms.usable("compiler"));
    assertFalse(Rooms.usable("train").contains("lab"));
    assertFalse(Rooms.usable("lab").contains("cpu"));
    assertFalse(Rooms.usable("model").contains("kernels"));
  }

  @Test
  void packages_ofEachRoom_areItsOwn() {
    Set<String> seen = new TreeSet<>();
    for (JavaClass type : Rooms.CLASSES) {
      seen.add(type.getPackageName() + " in " + Rooms.of(type));
    }
    Set<String> packages = new TreeSet<>();
    for (String place : seen) {
      assertTrue(packages.add(place.substring(0, place.indexOf(' '))), place + " and elsewhere");
    }
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching("dev.gradus.(**)").should().beFreeOfCycles().check(Rooms.CLASSES);
  }
}
