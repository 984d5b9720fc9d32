/// Models, layers, initializers, regularizers and losses.
package dev.gradus.model;
