package dev.strategikon.profile;

/**
 * The infimum of a function of t &gt; 0.
 *
 * @param t where it is reached or, at the end of a piece, approached; +∞ if it is the limit
 * @param value the infimum; may be −∞
 */
public record Infimum(double t, double value) {}
