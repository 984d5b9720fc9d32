package dev.gradus.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Annotation;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The module descriptors against the rooms and against the files of the class path.
class DescriptorsTest {

  @Test
  void descriptors_nameTheirRoomAndRequireOnlyWhatLiesBelow() {
    Rooms.places()
        .forEach((room, place) -> {
          ModuleDescriptor descriptor = descriptor(place);
          assertEquals("dev.gradus." + room, descriptor.name());
          Set<String> wrong = new TreeSet<>();
          for (ModuleDescriptor.Requires required : descriptor.requires()) {
            String name = required.name();
            if (name.startsWith("dev.gradus.")
                && !Rooms.usable(room).contains(name.substring("dev.gradus.".length()))) {
              wrong.add(name);
            }
          }
          assertEquals(Set.of(), wrong, room);
        });
  }

  @Test
  void descriptors_areNullMarked() {
    Rooms.places()
        .forEach((room, place) -> {
          List<String> annotations = new ArrayList<>();
          ClassFile.of()
              .parse(read(beside(place, "module-info.class")))
              .findAttribute(Attributes.runtimeVisibleAnnotations())
              .ifPresent(found -> {
                for (Annotation each : found.annotations()) {
                  annotations.add(each.className().stringValue());
                }
              });
          assertTrue(annotations.contains("Lorg/jspecify/annotations/NullMarked;"), room);
        });
  }

  /// The launcher and the tests run on the class path, users may run on the module path: both find
  /// the same providers.
  @Test
  void services_onTheClassPath_areThoseOfTheDescriptors() {
    Rooms.places()
        .forEach((room, place) -> {
          Map<String, List<String>> expected = new TreeMap<>();
          Map<String, List<String>> actual = new TreeMap<>();
          for (ModuleDescriptor.Provides provided : descriptor(place).provides()) {
            expected.put(provided.service(), provided.providers());
            actual.put(
                provided.service(),
                new String(
                        read(beside(place, "META-INF/services/" + provided.service())),
                        StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList());
          }
          assertEquals(expected, actual, room);
        });
  }

  private static ModuleDescriptor descriptor(URI place) {
    try (InputStream stream = beside(place, "module-info.class").toURL().openStream()) {
      return ModuleDescriptor.read(stream);
    } catch (IOException e) {
      throw new AssertionError(place + " has no module descriptor", e);
    }
  }

  private static byte[] read(URI file) {
    try (InputStream stream = file.toURL().openStream()) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(file + " is missing", e);
    }
  }

  /// A file in the directory or jar that a class lies in.
  private static URI beside(URI place, String file) {
    String text = place.toString();
    return URI.create(text.substring(0, text.lastIndexOf("/dev/gradus/") + 1) + file);
  }
}
