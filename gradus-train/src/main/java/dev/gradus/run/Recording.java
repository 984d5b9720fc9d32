package dev.gradus.run;

import dev.gradus.history.Machine;
import dev.gradus.spec.Kinds;
import java.time.InstantSource;

/// What a run folder notes beside the run itself.
///
/// @param machine what the run happens on
/// @param clock says when
/// @param kinds the words for the spec and the model
public record Recording(Machine machine, InstantSource clock, Kinds kinds) {}
