package dev.tidemark.core.diagram;

/** A place in a diagram: pixels at natural size from the left and from the top. */
public record Point(double x, double y) { }
