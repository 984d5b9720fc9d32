package dev.gradus.report;

import dev.gradus.report.html.Block;
import dev.gradus.report.html.Section;
import java.util.ArrayList;
import java.util.List;

/// The end of each page: how to run it again, on what it ran, how the numbers were made.
///
/// @param provenance what is shown
record ProvenanceSections(ProvenanceView provenance) {

  List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    if (!provenance.command().isBlank()) {
      sections.add(Section.of("Reproduce", new Block.Code(provenance.command())));
    }
    if (!provenance.spec().isBlank()) {
      sections.add(Section.folded("Spec", new Block.Code(provenance.spec().strip())));
    }
    if (!provenance.environment().isEmpty()) {
      sections.add(Section.folded("Environment", new Block.Facts(provenance.environment())));
    }
    if (!provenance.notes().isEmpty()) {
      List<Block> notes = provenance.notes().stream().<Block>map(Block.Paragraph::new).toList();
      sections.add(new Section("Method", notes, true));
    }
    return sections;
  }
}
