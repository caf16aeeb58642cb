/** Bulyan: a selection by Krum, followed by a coordinate rule. */
package dev.strategikon.rule.bulyan;
