/**
 * The tolerance audit: whether an aggregate still descends under attack, how far a rule can be
 * pushed, and which vectors decide the aggregate.
 *
 * @serial exclude
 */
package dev.strategikon.audit;
