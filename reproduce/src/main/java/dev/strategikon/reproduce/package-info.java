/**
 * The paper's experiments and a verdict on each of its claims. A grid of runs is data; each claim
 * has a rule by which it is judged; a page states what was measured.
 *
 * <p>Start with {@link dev.strategikon.reproduce.Reproduction}.
 */
package dev.strategikon.reproduce;
