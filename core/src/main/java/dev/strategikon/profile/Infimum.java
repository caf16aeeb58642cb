package dev.strategikon.profile;

/**
 * The infimum of a function of t &gt; 0.
 *
 * @param t where it is reached, or approached at the end of a piece; +∞ if it is the limit
 * @param value the infimum; may be −∞
 */
public record Infimum(double t, double value) {}
