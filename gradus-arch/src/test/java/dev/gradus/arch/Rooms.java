package dev.gradus.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The rooms of the project, which of them each may use, and the compiled classes of all of them.
final class Rooms {

  /// What each room names in its own dependencies; what those name counts too.
  private static final Map<String, List<String>> DIRECT =
      Map.ofEntries(
          Map.entry("core", List.of()),
          Map.entry("testkit", List.of()),
          Map.entry("model", List.of("core")),
          Map.entry("data", List.of("core")),
          Map.entry("kernels", List.of("core")),
          Map.entry("cpu", List.of("kernels")),
          Map.entry("compiler", List.of("model", "kernels")),
          Map.entry("train", List.of("compiler", "data")),
          Map.entry("lab", List.of("train")),
          Map.entry("report", List.of("lab")),
          Map.entry("dashboard", List.of("report")),
          Map.entry("bench", List.of("train", "cpu")),
          Map.entry("cli", List.of("report", "dashboard", "bench", "cpu")),
          Map.entry("examples", List.of("report", "cpu")));

  /// The rooms that a program of the user's runs in: no printing, no generic exceptions.
  static final Set<String> LIBRARY =
      Set.of("core", "model", "data", "kernels", "cpu", "compiler", "train", "lab", "report");

  private static final Pattern PLACE = Pattern.compile("/gradus-([a-z]+)[-/]");

  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> roomAt(location.asURI()) != null)
          .importPackages("dev.gradus");

  private Rooms() {}

  static Set<String> names() {
    return new TreeSet<>(DIRECT.keySet());
  }

  /// Everything that a room may use, directly or not, and itself.
  static Set<String> usable(String room) {
    Set<String> usable = new TreeSet<>(Set.of(room));
    for (String direct : DIRECT.getOrDefault(room, List.of())) {
      usable.addAll(usable(direct));
    }
    return usable;
  }

  /// The room a class was compiled in, from the place of its file; the package does not tell.
  static String of(JavaClass type) {
    String room = type.getSource().map(source -> roomAt(source.getUri())).orElse(null);
    if (room == null) {
      throw new AssertionError(type.getName() + " lies in no room.");
    }
    return room;
  }

  /// One class file's place for each room, to find what lies beside it.
  static Map<String, URI> places() {
    Map<String, URI> places = new TreeMap<>();
    for (JavaClass type : CLASSES) {
      type.getSource().ifPresent(source -> places.putIfAbsent(of(type), source.getUri()));
    }
    return places;
  }

  private static String roomAt(URI place) {
    String room = null;
    Matcher matcher = PLACE.matcher(place.toString());
    // The last one counts: the project may itself lie in a directory of such a name.
    while (matcher.find()) {
      if (DIRECT.containsKey(matcher.group(1))) {
        room = matcher.group(1);
      }
    }
    return room;
  }
}
