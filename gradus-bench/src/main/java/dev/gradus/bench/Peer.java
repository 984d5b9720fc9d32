package dev.gradus.bench;

import dev.gradus.core.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Another library doing the same work in a process of its own, built from `gradus-bench/peers` by
/// Maven when first needed.
///
/// @param name for people and results
/// @param project folder of its Maven project
/// @param mainClass what is started
/// @param options of its virtual machine
/// @param workloads names of those it can run
public record Peer(
    String name, Path project, String mainClass, List<String> options, Set<String> workloads) {

  private static final long BUILD_MINUTES = 20;
  private static final long RUN_MINUTES = 10;

  /// Copies the options and names.
  public Peer {
    options = List.copyOf(options);
    workloads = Set.copyOf(workloads);
  }

  /// @param bench folder `gradus-bench` of the sources
  /// @return DJL on PyTorch, and DL4J
  public static List<Peer> all(Path bench) {
    Path peers = bench.resolve("peers");
    return List.of(
        new Peer(
            "djl",
            peers.resolve("djl"),
            "dev.gradus.peers.DjlPeer",
            List.of("-Dai.djl.offline=true", "--enable-native-access=ALL-UNNAMED"),
            Workload.ALL.stream().map(Workload::name).collect(Collectors.toSet())),
        new Peer(
            "dl4j",
            peers.resolve("dl4j"),
            "dev.gradus.peers.Dl4jPeer",
            List.of(),
            Set.of("mlp64", "deep64", "mlp4096", "cnn128")));
  }

  /// @param workload what it trains, one of [#workloads]
  /// @param bench how many steps
  /// @return microseconds of a step
  /// @throws ConfigException if it cannot be built or run; the message holds the end of its output
  public double microsPerStep(Workload workload, StepBench bench) {
    Path classpath = project.resolve("target/classpath.txt");
    if (!Files.exists(classpath)) {
      build();
    }
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(options);
    command.addAll(List.of("-cp", project.resolve("target/classes") + ":" + read(classpath)));
    command.add(mainClass);
    command.add(workload.name());
    command.add(Integer.toString(workload.batchSize()));
    command.add(Integer.toString(bench.steps()));
    command.add(Integer.toString(bench.warmup()));
    command.add(Long.toString(bench.settle().toMillis()));
    String output = run(command, RUN_MINUTES);
    return output
        .lines()
        .reduce((_, last) -> last)
        .flatMap(Peer::number)
        .orElseThrow(() -> failure("printed no time", output));
  }

  private void build() {
    run(
        List.of(
            "mvn",
            "-q",
            "-f",
            project.resolve("pom.xml").toString(),
            "package",
            "dependency:build-classpath",
            "-Dmdep.outputFile=" + project.resolve("target/classpath.txt").toAbsolutePath()),
        BUILD_MINUTES);
  }

  private String run(List<String> command, long minutes) {
    try {
      Path log = Files.createTempFile("gradus-peer", ".log");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
          process.destroyForcibly();
          throw failure("did not end within %d minutes".formatted(minutes), Files.readString(log));
        }
        String output = Files.readString(log);
        if (process.exitValue() != 0) {
          throw failure("ended with status " + process.exitValue(), output);
        }
        return output;
      } finally {
        Files.deleteIfExists(log);
      }
    } catch (IOException e) {
      throw new ConfigException(
          "peer %s: %s could not be started. Is it installed and on the path?"
              .formatted(name, command.getFirst()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConfigException("peer %s: interrupted.".formatted(name), e);
    }
  }

  private ConfigException failure(String what, String output) {
    List<String> lines = output.lines().toList();
    String end = String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    return new ConfigException(
        "peer %s: %s. The end of its output:%n%s".formatted(name, what, end));
  }

  private String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new ConfigException("peer %s: %s cannot be read.".formatted(name, file), e);
    }
  }

  private static String java() {
    return ProcessHandle.current().info().command().orElse("java");
  }

  private static Optional<Double> number(String line) {
    try {
      return Optional.of(Double.valueOf(line.strip()));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
