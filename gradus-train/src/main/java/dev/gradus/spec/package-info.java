/// Spec files: everything a run needs, as one record and as YAML.
///
/// [TrainSpec][dev.gradus.spec.TrainSpec] is the record; [Patch][dev.gradus.spec.Patch] changes one
/// by `path=value`; [Kinds][dev.gradus.spec.Kinds] says which words files may use, and programs add
/// their own. The translation is generic: a record's components are its keys in the file. May use
/// the model, data and training rooms; the only package that reads YAML.
///
/// ```java
/// TrainSpec spec = TrainSpec.parse(text, "spec.yaml", Kinds.standard());
/// TrainSpec larger = Patch.of("fit.batchSize=4096").apply(spec, Kinds.standard());
/// ```
package dev.gradus.spec;
