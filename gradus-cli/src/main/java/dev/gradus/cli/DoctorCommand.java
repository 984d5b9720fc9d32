package dev.gradus.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Says whether this machine is set up.
@Command(
    name = "doctor",
    description = "Says whether this machine is set up to train, and how to mend what is not.",
    footer = {
      "",
      "Exit status 1 if something fails; warnings cost speed or comfort only.",
      "",
      "Examples:",
      "  ./gradus doctor",
      "  ./gradus doctor --json",
      "",
      "With --json: ok, checks [{name, state, found, fix}] with state ok, warn or fail."
    })
final class DoctorCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private OutputOptions options = new OutputOptions();

  DoctorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Output output = new Output(terminal, options);
    List<Finding> findings = new Examination(terminal).findings();
    int width = findings.stream().mapToInt(finding -> finding.name().length()).max().orElse(0);
    for (Finding finding : findings) {
      output.line(finding.line(output.screen(), width));
      if (!finding.fix().isEmpty()) {
        output.line(" ".repeat("fail  ".length() + width + 2) + "Fix: " + finding.fix());
      }
    }
    boolean ok = findings.stream().noneMatch(f -> f.state() == Finding.State.FAIL);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("ok", ok);
    fields.put("checks", findings.stream().map(Finding::fields).toList());
    output.result(fields);
    return ok ? ExitStatus.DONE : ExitStatus.FAILED;
  }
}
