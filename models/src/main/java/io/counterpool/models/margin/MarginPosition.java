package io.counterpool.models.margin;

/** A position and the terms of its market. */
public record MarginPosition(PositionState state, MarginTerms terms) {}
