package dev.gradus.compiler;

import dev.gradus.op.Graph;

/// One rewriting of a graph that keeps its meaning.
interface Pass {

  /// @return for print-outs, for example `fuse elementwise`
  String name();

  /// @param graph a verified graph
  /// @return an equivalent graph
  Graph apply(Graph graph);
}
