/** Rules that see the vectors only through their geometry and return the weights of a sum. */
package dev.strategikon.rule.geometry;
