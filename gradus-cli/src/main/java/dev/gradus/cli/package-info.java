/// The command line.
///
/// [Main][dev.gradus.cli.Main] parses the words after `./gradus` and runs one command, a class
/// each: `TrainCommand`, `EvaluateCommand`, `PredictCommand`, `SummaryCommand`, `CompareCommand`,
/// `DoctorCommand`, `BenchCommand`. A command is told where it writes by a `Terminal`, says what it
/// has to say through an `Output` and returns an `ExitStatus`; `Complaints` words what went wrong.
/// May use every room; nothing uses this one. Only here are the environment and system properties
/// read.
package dev.gradus.cli;
