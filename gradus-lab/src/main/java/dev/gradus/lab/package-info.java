/// Studies, statistics, search, diagnosis and the catalogue of techniques.
package dev.gradus.lab;
