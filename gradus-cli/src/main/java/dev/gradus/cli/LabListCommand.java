package dev.gradus.cli;

import dev.gradus.technique.About;
import dev.gradus.technique.Technique;
import dev.gradus.technique.Techniques;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists the techniques of the catalogue.
@Command(
    name = "list",
    description = "Lists the techniques, and what the experiment of each answers.",
    footer = {
      "",
      "Example:",
      "  ./gradus lab list",
      "",
      "With --json: techniques [{name, title, question}]."
    })
final class LabListCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private OutputOptions options = new OutputOptions();

  LabListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Output output = new Output(terminal, options);
    List<About> all = Techniques.all().stream().map(Technique::about).toList();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("name", "question"));
    all.forEach(about -> rows.add(List.of(about.name(), about.question())));
    Figures.table(rows, 2).forEach(output::line);
    output.result(Map.of("techniques", all.stream().map(LabListCommand::fields).toList()));
    return ExitStatus.DONE;
  }

  private static Map<String, Object> fields(About about) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", about.name());
    fields.put("title", about.title());
    fields.put("question", about.question());
    return fields;
  }
}
