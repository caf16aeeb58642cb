/**
 * A tournament of aggregation rules: every rule under every attack, its parameters chosen on
 * validation images, its worst case on test images, what it costs, and the audit's opinion beside.
 *
 * <p>Start with {@link dev.strategikon.tournament.Tournament}.
 */
package dev.strategikon.tournament;
