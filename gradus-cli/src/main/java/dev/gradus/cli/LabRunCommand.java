package dev.gradus.cli;

import dev.gradus.core.ConfigException;
import dev.gradus.kernels.Backend;
import dev.gradus.report.IndexReport;
import dev.gradus.spec.Kinds;
import dev.gradus.technique.Assignment;
import dev.gradus.technique.Technique;
import dev.gradus.technique.Techniques;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs the experiments of techniques.
@Command(
    name = "run",
    description = {
      "Runs the experiment of a technique: trains what it compares, and writes a report.",
      "",
      "Without --spec on the network and the data of the technique's own experiment."
    },
    footer = {
      "",
      "Examples:",
      "  ./gradus lab run weight-decay --quick",
      "  ./gradus lab run batch-size --spec mine.yaml --seeds 10",
      "  ./gradus lab run augmentation --data photos",
      "  ./gradus lab run --all --quick",
      "",
      "With --json: runs [{name, report, sentence, seconds, measures {…}, comparisons [{…}]}], or",
      "{name, error} where one could not be run; of several also index, the page of all. Fields of",
      "comparisons are those of compare."
    })
final class LabRunCommand implements Callable<Integer> {

  private static final String NAME = "lab";

  private final Terminal terminal;

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(paramLabel = "NAME", arity = "0..*", description = "Names as lab list gives them.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--all", description = "Run all techniques, one after the other.")
  private boolean all;

  @Option(
      names = "--quick",
      description = "A first look: fewer samples, epochs and seeds; each within a minute.")
  private boolean quick;

  @Option(
      names = "--spec",
      paramLabel = "SPEC",
      description = "Try the technique on this spec instead.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Change the spec of --spec, for example fit.batchSize=32. May be repeated.")
  private List<String> edits = new ArrayList<>();

  @Option(
      names = "--data",
      paramLabel = "DATA",
      description =
          "Other data: a name of the catalogue, a folder of images with a folder for each class, or"
              + " what a spec says after data:.")
  private Optional<String> data = Optional.empty();

  @Option(
      names = "--epochs",
      paramLabel = "E",
      description = "How many epochs each run takes; default: as the technique says.")
  private Optional<Integer> epochs = Optional.empty();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description =
          "How many seeds each arm runs from, where arms are compared; default: as the technique says.")
  private Optional<Integer> seeds = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the reports go, new or empty; default: runs/NAME-N, or runs/lab-N.")
  private Optional<Path> out = Optional.empty();

  @Mixin private Threads threads = new Threads();
  @Mixin private OutputOptions options = new OutputOptions();

  LabRunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Output output = new Output(terminal, options);
    List<Technique> wanted = wanted();
    Assignment assignment = assignment();
    try (Backend backend = threads.open(output)) {
      boolean one = wanted.size() == 1;
      Path folder = ResultFolder.create(out, one ? names.getFirst() : NAME).path();
      LabWork work = new LabWork(output, backend, assignment, this::words);
      List<LabWork.Done> done = new ArrayList<>();
      for (Technique technique : wanted) {
        String name = technique.about().name();
        output.line("");
        output.line(one ? name : "%s (%d of %d)".formatted(name, done.size() + 1, wanted.size()));
        done.add(
            one ? work.run(technique, folder) : work.runOrExplain(technique, folder.resolve(name)));
      }
      return report(done, folder, output);
    }
  }

  private List<Technique> wanted() {
    if (all == !names.isEmpty()) {
      throw new ConfigException(
          all
              ? "lab run: got names and --all, expected one of them. Leave one out."
              : "lab run: got no technique. Name one of %s, or say --all."
                  .formatted(String.join(", ", Techniques.names())));
    }
    return all ? Techniques.all() : names.stream().distinct().map(Techniques::named).toList();
  }

  private Assignment assignment() {
    Kinds kinds = Kinds.standard();
    if (file.isEmpty() && !edits.isEmpty()) {
      throw new ConfigException(
          "lab run: --set changes the spec of --spec, but there is no --spec. Give one, or leave out --set.");
    }
    Assignment assignment = Assignment.full().withQuick(quick);
    if (file.isPresent()) {
      assignment = assignment.withSpec(SpecFile.read(file.get(), edits, kinds));
    }
    if (data.isPresent()) {
      assignment = assignment.withData(NamedData.source(data.get(), kinds));
    }
    if (epochs.isPresent()) {
      assignment = assignment.withEpochs(epochs.get());
    }
    return seeds.isPresent() ? assignment.withSeeds(seeds.get()) : assignment;
  }

  /// The command that runs one technique again.
  private String words(String name) {
    List<String> arguments = new ArrayList<>();
    boolean value = false;
    for (String argument : command.root().commandLine().getParseResult().originalArgs()) {
      if (value || !names.contains(argument)) {
        arguments.add(argument.equals("--all") ? name : argument);
      }
      OptionSpec option = command.findOption(argument);
      value = !value && option != null && option.arity().max() > 0;
    }
    if (!names.isEmpty()) {
      arguments.add(2, name);
    }
    return CommandWords.of(arguments);
  }

  private static IndexReport index(List<LabWork.Done> done) {
    long ran = done.stream().filter(LabWork.Done::ran).count();
    double seconds = done.stream().mapToDouble(LabWork.Done::seconds).sum();
    return new IndexReport(
        "Techniques",
        "%s of %d were run, in %s."
            .formatted(
                Figures.grouped(ran),
                done.size(),
                Figures.clock(Duration.ofMillis(Math.round(1e3 * seconds)))),
        done.stream().map(LabWork.Done::entry).toList());
  }

  private static int report(List<LabWork.Done> done, Path folder, Output output) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("runs", done.stream().map(LabWork.Done::fields).toList());
    if (done.size() > 1) {
      output.line("");
      List<List<String>> rows = new ArrayList<>();
      done.forEach(each -> rows.add(List.of(each.about().name(), each.word())));
      Figures.table(rows, 2).forEach(output::line);
      output.line("");
      IndexReport index = index(done);
      index.write(folder);
      output.line("reports: " + folder.resolve("index.html"));
      fields.put("index", folder.resolve("index.html").toString());
    }
    output.result(fields);
    return done.stream().allMatch(LabWork.Done::ran) ? ExitStatus.DONE : ExitStatus.FAILED;
  }
}
