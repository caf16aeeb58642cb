/**
 * The inner product ⟨r, A⟩ along a line of attacks, u(t) = b + t·p sent by all q: its values, its
 * signs and its least value. Attacks that adapt and the audit both stand on it.
 *
 * <p>Start with {@link dev.strategikon.profile.LineProfile}.
 */
package dev.strategikon.profile;
