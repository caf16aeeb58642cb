/** Rules that see one coordinate of all vectors at a time: order statistics and votes. */
package dev.strategikon.rule.coordinate;
