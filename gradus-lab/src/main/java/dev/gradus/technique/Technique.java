package dev.gradus.technique;

/// An experiment of the lab's catalogue: it trains what it compares, and answers one question with
/// a sentence, tables and figures, all made from the numbers of that very run.
///
/// ```java
/// Findings findings = Techniques.named("batch-size").run(Assignment.quickly(), bench);
/// ```
///
/// Every technique has an experiment of its own, on data that come with Gradus or are in its
/// catalogue, and can be asked of another spec: [Assignment#withSpec]. Open: a program may add
/// techniques of its own.
public interface Technique {

  /// @return what it is
  About about();

  /// Runs the experiment.
  ///
  /// @param assignment on what, for how long, from how many seeds
  /// @param bench where trials run
  /// @return what came out
  /// @throws dev.gradus.core.ConfigException if it cannot be asked of the assignment's spec
  /// @throws dev.gradus.core.DataException if data cannot be read
  Findings run(Assignment assignment, Workbench bench);
}
