/**
 * Rounds that fill as gradients arrive, for a server's own training loop. Start with {@link
 * dev.strategikon.round.RoundBuffer}.
 */
package dev.strategikon.round;
