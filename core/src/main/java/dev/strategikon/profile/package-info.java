/**
 * The inner product ⟨r, A⟩ along a line of attacks, u(t) = b + t·p sent by all q attackers: its
 * values, its signs and its infimum. Adaptive attacks and the audit both use it.
 *
 * <p>Start with {@link dev.strategikon.profile.LineProfile}.
 *
 * @serial exclude
 */
package dev.strategikon.profile;
