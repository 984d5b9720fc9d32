/// Where weights must stay: [Constraint], [MaxNorm], [MinMaxNorm], [UnitNorm], [NonNegative]. A
/// constraint moves a weight back after each update; a penalty on the way there is a
/// [Regularizer][dev.gradus.regularizer.Regularizer].
///
/// ```java
/// new MaxNorm(2)                 // each unit's, or filter's, incoming weights
/// new UnitNorm(List.of(0, 1))    // a norm over the first two axes for each place on the others
/// new NonNegative()
/// ```
package dev.gradus.constraint;
