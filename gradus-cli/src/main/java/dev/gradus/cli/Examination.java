package dev.gradus.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.gradus.chart.Axis;
import dev.gradus.chart.Line;
import dev.gradus.chart.LineChart;
import dev.gradus.core.ConfigException;
import dev.gradus.core.GradusException;
import dev.gradus.cpu.CpuBackend;
import dev.gradus.data.Split;
import dev.gradus.data.read.Mnist;
import dev.gradus.history.Machine;
import dev.gradus.kernels.Backend;
import dev.gradus.kernels.reference.ReferenceBackend;
import dev.gradus.report.image.ChartImages;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The checks of [DoctorCommand], each with its fix.
final class Examination {

  private static final int JDK = 25;
  private static final double MEBIBYTE = 1 << 20;
  private static final double GIBIBYTE = 1 << 30;
  private static final double LITTLE_MEMORY = 2 * GIBIBYTE;
  private static final double LITTLE_DISK = GIBIBYTE;
  private static final double NO_DISK = 200 * MEBIBYTE;
  private static final String VECTORS = "jdk.incubator.vector";

  private final Terminal terminal;
  private final Machine machine = Provenance.machine();

  Examination(Terminal terminal) {
    this.terminal = terminal;
  }

  List<Finding> findings() {
    return List.of(
        java(),
        vectors(),
        processor(),
        backend(),
        memory(),
        disk("native cache", cache()),
        disk("working directory", Path.of("").toAbsolutePath()),
        data(),
        pictures(),
        screen(),
        encoding());
  }

  private Finding java() {
    int feature = Runtime.version().feature();
    return feature >= JDK
        ? Finding.ok("Java", machine.jdk())
        : Finding.fail("Java", machine.jdk(), "Install a JDK 25 and point JAVA_HOME to it.");
  }

  private static Finding vectors() {
    return ModuleLayer.boot().findModule(VECTORS).isPresent()
        ? Finding.ok("vector module", "present")
        : Finding.warn(
            "vector module",
            "missing, so elementwise loops run one number at a time",
            "Start through ./gradus, or give java --add-modules=" + VECTORS + ".");
  }

  private Finding processor() {
    return Finding.ok(
        "processor", machine.cpu() + ", " + Figures.count(machine.cores(), "core") + " to use");
  }

  /// The native library and its speed, or why it is not there and what the reference kernels do.
  private Finding backend() {
    try (Backend backend = new CpuBackend(machine.cores())) {
      String found = backend.description() + ", " + speed(backend);
      return backend.description().contains("AVX")
          ? Finding.ok("native library", found)
          : Finding.warn(
              "native library",
              found,
              "A processor with AVX2 or AVX-512 is several times faster; nothing is wrong otherwise.");
    } catch (ConfigException e) {
      try (Backend reference = new ReferenceBackend()) {
        return Finding.warn(
            "native library",
            "does not load, so the slow reference kernels run, " + speed(reference),
            String.valueOf(e.getMessage()));
      }
    }
  }

  private static String speed(Backend backend) {
    double gflops = new ProductSpeed(backend).measure();
    return String.format(Locale.ROOT, "%.3g GFLOP/s in products", gflops);
  }

  private static Finding memory() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    double total = system.getTotalMemorySize();
    double heap = Runtime.getRuntime().maxMemory();
    String found =
        String.format(
            Locale.ROOT,
            "%.1f GiB, of which Java's heap may take %.1f GiB",
            total / GIBIBYTE,
            heap / GIBIBYTE);
    return total < LITTLE_MEMORY
        ? Finding.warn("memory", found, "Use small batches; MNIST needs about 500 MiB.")
        : Finding.ok("memory", found);
  }

  private static Path cache() {
    String set = System.getProperty("org.bytedeco.javacpp.cachedir", "");
    return set.isEmpty()
        ? Path.of(System.getProperty("user.home", ""), ".javacpp", "cache")
        : Path.of(set);
  }

  private static Finding disk(String name, Path folder) {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      double free = Files.getFileStore(there).getUsableSpace();
      String found = String.format(Locale.ROOT, "%s, %.1f GiB free", folder, free / GIBIBYTE);
      if (!Files.isWritable(there)) {
        return Finding.fail(name, folder + ", not writable", "Allow writing to it.");
      }
      if (free < NO_DISK) {
        return Finding.fail(name, found, "Free some space: 200 MiB are needed.");
      }
      return free < LITTLE_DISK
          ? Finding.warn(name, found, "Free some space before long runs.")
          : Finding.ok(name, found);
    } catch (IOException e) {
      return Finding.fail(name, folder + ", " + e.getMessage(), "Check the path and your rights.");
    }
  }

  private static Finding data() {
    try {
      Split mnist = Mnist.load();
      return Finding.ok(
          "MNIST",
          "%s training and %s test images, built in"
              .formatted(
                  Figures.grouped(mnist.train().size()), Figures.grouped(mnist.test().size())));
    } catch (GradusException e) {
      return Finding.fail("MNIST", "cannot be read", String.valueOf(e.getMessage()));
    }
  }

  /// Draws a picture as reports do, with letters in it.
  private static Finding pictures() {
    LineChart chart =
        new LineChart(
            "test",
            Axis.of("x"),
            Axis.of("y"),
            List.of(Line.of("line", List.of(0.0, 1.0), List.of(0.0, 1.0))));
    try {
      byte[] png = ChartImages.pngBytes(chart, 400, 300);
      return Finding.ok(
          "pictures",
          "a chart with letters draws as PNG, " + Figures.grouped(png.length) + " bytes");
    } catch (GradusException | LinkageError e) {
      return Finding.fail(
          "pictures",
          "cannot be drawn: " + e,
          "Install a full JDK, not a headless one without java.desktop.");
    }
  }

  private Finding screen() {
    Terminal.Screen screen = terminal.errScreen().get();
    return screen.isThere()
        ? Finding.ok(
            "terminal",
            "%d columns, colors %s".formatted(screen.columns(), screen.colors() ? "on" : "off"))
        : Finding.ok("terminal", "none, so progress is written as plain lines");
  }

  private Finding encoding() {
    Charset charset = terminal.out().charset();
    return charset.equals(StandardCharsets.UTF_8)
        ? Finding.ok("encoding", charset.name())
        : Finding.warn(
            "encoding",
            charset.name() + ", so class names beyond it print as question marks",
            "Start through ./gradus, or give java -Dstdout.encoding=UTF-8.");
  }
}
