/**
 * Rounds that fill as gradients arrive, for a server's own training loop. Start with {@link
 * dev.strategikon.round.RoundBuffer}.
 *
 * @serial exclude
 */
package dev.strategikon.round;
