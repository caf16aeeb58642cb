/**
 * The obvious slow version of every rule, pre-aggregator and attack, found by its name, and what
 * the tests that walk the catalogues must know of it. Start with {@link
 * dev.strategikon.slow.SlowRule}.
 */
package dev.strategikon.slow;
