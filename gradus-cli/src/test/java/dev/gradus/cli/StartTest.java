package dev.gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever asks for help gets it at once: nothing is loaded that only work needs.
class StartTest {

  private static final List<String> HEAVY =
      List.of(
          "org.bytedeco.",
          "jdk.incubator.",
          "tools.jackson.",
          "com.fasterxml.",
          "org.snakeyaml.",
          "de.siegmar.",
          "me.tongfei.",
          "org.apache.commons.",
          "org.openjdk.jmh.",
          "dev.gradus.cpu.",
          "java.awt.");

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version", "train --help", "compare --help"})
  void help_loadsNothingHeavy(String words) throws Exception {
    Recorder recorder = new Recorder(StartTest.class.getClassLoader());
    Class<?> main = recorder.loadClass("dev.gradus.cli.Main");
    Class<?> terminal = recorder.loadClass("dev.gradus.cli.Terminal");
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    Method plain = terminal.getDeclaredMethod("plain", PrintStream.class, PrintStream.class);
    plain.setAccessible(true);
    Method run = main.getDeclaredMethod("run", String[].class, terminal);
    run.setAccessible(true);
    assertEquals(0, run.invoke(null, words.split(" "), plain.invoke(null, nowhere, nowhere)));
    assertTrue(recorder.names.contains("dev.gradus.cli.TrainCommand"), "it records");
    Set<String> heavy = new TreeSet<>(recorder.names);
    heavy.removeIf(name -> HEAVY.stream().noneMatch(name::startsWith));
    assertEquals(Set.of(), heavy);
  }

  /// Loads the classes of Gradus and of the parser anew and notes every class that they ask for.
  private static final class Recorder extends ClassLoader {

    private final Set<String> names = new TreeSet<>();

    Recorder(ClassLoader parent) {
      super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      names.add(name);
      if (!name.startsWith("dev.gradus.") && !name.startsWith("picocli.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      String file = name.replace('.', '/') + ".class";
      try (InputStream in = getParent().getResourceAsStream(file)) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
