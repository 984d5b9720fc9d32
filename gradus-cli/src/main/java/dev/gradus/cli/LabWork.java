package dev.gradus.cli;

import dev.gradus.core.GradusException;
import dev.gradus.core.WholeFile;
import dev.gradus.kernels.Backend;
import dev.gradus.report.IndexReport;
import dev.gradus.report.ProvenanceView;
import dev.gradus.report.TechniqueReport;
import dev.gradus.run.SharedData;
import dev.gradus.spec.Kinds;
import dev.gradus.study.ComparisonFields;
import dev.gradus.study.ComparisonTable;
import dev.gradus.technique.About;
import dev.gradus.technique.Assignment;
import dev.gradus.technique.FindingTable;
import dev.gradus.technique.Findings;
import dev.gradus.technique.Technique;
import dev.gradus.technique.Workbench;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Runs techniques one after the other, each with data of its own, so that memory is free again
/// after each.
///
/// @param output where progress and results go
/// @param backend what computes
/// @param assignment on what, for how long
/// @param command the command that runs a technique of this name again
record LabWork(
    Output output, Backend backend, Assignment assignment, UnaryOperator<String> command) {

  /// What came of a technique.
  ///
  /// @param about what it is
  /// @param findings what it found; empty if it could not be run
  /// @param report the path of its page, or why it could not be run
  /// @param seconds how long it took
  record Done(About about, Optional<Findings> findings, String report, double seconds) {

    boolean ran() {
      return findings.isPresent();
    }

    /// In a line.
    String word() {
      return findings.map(Findings::sentence).orElse("NOT RUN: " + report);
    }

    /// On the page that leads to all pages.
    IndexReport.Entry entry() {
      return findings
          .map(found -> IndexReport.Entry.of(about, found, about.name() + "/report.html"))
          .orElseGet(() -> new IndexReport.Entry(about.title(), word(), "", Optional.empty()));
    }

    Map<String, @Nullable Object> fields() {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("name", about.name());
      if (findings.isEmpty()) {
        fields.put("error", report);
        return fields;
      }
      fields.put("report", report);
      fields.put("sentence", findings.get().sentence());
      fields.put("seconds", seconds);
      fields.put("measures", findings.get().measures());
      fields.put(
          "comparisons",
          findings.get().comparisons().stream()
              .map(result -> ComparisonFields.of(result, Optional.empty()))
              .toList());
      return fields;
    }
  }

  /// As [#run], but what goes wrong is told and kept, so that others can follow.
  Done runOrExplain(Technique technique, Path folder) {
    try {
      return run(technique, folder);
    } catch (GradusException e) {
      String reason = String.valueOf(e.getMessage());
      output.line("not run: " + reason);
      return new Done(technique.about(), Optional.empty(), reason, 0);
    }
  }

  /// Runs a technique and writes its report.
  ///
  /// @throws GradusException if it cannot be run
  Done run(Technique technique, Path folder) {
    long start = System.nanoTime();
    Findings findings;
    try (LabProgress progress = new LabProgress(output)) {
      findings =
          technique.run(
              assignment, new Workbench(backend, new SharedData(), Kinds.standard(), progress));
    }
    Duration total = Duration.ofNanos(System.nanoTime() - start);
    About about = technique.about();
    new TechniqueReport(about, findings, provenance(about, findings, total)).write(folder);
    Done done =
        new Done(
            about,
            Optional.of(findings),
            folder.resolve("report.html").toString(),
            total.toMillis() / 1e3);
    WholeFile.write(folder.resolve("findings.json"), JsonText.indented(done.fields()));
    show(findings);
    output.line("report: " + done.report());
    return done;
  }

  private ProvenanceView provenance(About about, Findings findings, Duration total) {
    Kinds kinds = Kinds.standard();
    List<String> notes = new ArrayList<>();
    findings.comparisons().stream().limit(1).forEach(result -> notes.addAll(result.notes()));
    return new ProvenanceView(
        command.apply(about.name()),
        findings.comparisons().stream()
            .findFirst()
            .map(result -> result.comparison().base().toYaml(kinds))
            .orElse(""),
        ProvenanceView.words(Provenance.machine(), backend.description(), backend.threads()),
        total,
        notes);
  }

  private void show(Findings findings) {
    output.line("");
    findings
        .comparisons()
        .forEach(result -> {
          if (findings.comparisons().size() > 1) {
            output.line(result.comparison().name());
          }
          ComparisonTable.of(result)
              .lines()
              .takeWhile(line -> !line.isEmpty())
              .forEach(output::line);
          CurveTable.lines(result, Blocks.of(output)).forEach(output::line);
          output.line("");
        });
    for (FindingTable table : findings.tables()) {
      output.line(table.title());
      List<List<String>> rows = new ArrayList<>();
      rows.add(table.columns());
      rows.addAll(table.texts());
      Figures.table(rows, 1).forEach(output::line);
      output.line("");
    }
    Paragraphs.lines(findings.sentence()).forEach(output::line);
    output.line("");
  }
}
