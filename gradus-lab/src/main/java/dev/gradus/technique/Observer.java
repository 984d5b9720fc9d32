package dev.gradus.technique;

import dev.gradus.study.Comparison;
import dev.gradus.study.StudyEvent;

/// Is told how far the work of a technique is.
public interface Observer {

  /// Does nothing.
  Observer SILENT =
      new Observer() {
        @Override
        public void study(Comparison comparison, StudyEvent event) {}

        @Override
        public void stage(String what, int done, int of) {}
      };

  /// Within a comparison.
  ///
  /// @param comparison what is compared
  /// @param event what happened in it
  void study(Comparison comparison, StudyEvent event);

  /// In work that is no comparison.
  ///
  /// @param what is being done, in a few words
  /// @param done how many parts are finished
  /// @param of how many there are
  void stage(String what, int done, int of);
}
