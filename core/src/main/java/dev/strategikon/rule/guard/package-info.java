/**
 * The guard: a stage after the rule, which checks the aggregate on a sample of the server's own.
 */
package dev.strategikon.rule.guard;
