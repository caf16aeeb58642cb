/**
 * The paper's experiments, and what became of each of its claims: the grid as data, a rule for
 * every claim, and a page that says what was measured.
 *
 * <p>Start with {@link dev.strategikon.reproduce.Reproduction}.
 */
package dev.strategikon.reproduce;
