package dev.gradus.history;

import dev.gradus.callback.TrainEvent;
import java.time.Instant;

/// An event of a run as it stands in the run's folder.
///
/// @param at when it happened
/// @param event what happened
public record RecordedEvent(Instant at, TrainEvent event) {}
