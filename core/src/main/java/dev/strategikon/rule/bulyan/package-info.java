/** Bulyan: a selection by Krum, then a coordinate rule. */
package dev.strategikon.rule.bulyan;
