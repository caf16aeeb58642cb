/** Rules that weigh vectors by other sums over the coordinates than distances among vectors. */
package dev.strategikon.rule.weighting;
