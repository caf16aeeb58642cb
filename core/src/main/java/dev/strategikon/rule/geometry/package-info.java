/** Rules that see the vectors only through their geometry and output a weighted sum. */
package dev.strategikon.rule.geometry;
