/// What a run measured, and where it is kept: [History][dev.gradus.history.History], run folders
/// and model files.
package dev.gradus.history;
