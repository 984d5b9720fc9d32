/// The fast CPU backend: oneDNN and compiled vector loops.
package dev.gradus.cpu;
