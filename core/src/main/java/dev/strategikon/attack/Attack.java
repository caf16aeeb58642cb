package dev.strategikon.attack;

/**
 * The behaviour of the q Byzantine workers in a step.
 *
 * <p>NaN and infinities: an attack is given finite gradients only. It may send NaN and infinities;
 * the server's {@link dev.strategikon.gradient.NonFinite} policy decides about them.
 *
 * <p>Mutability: an attack never writes the gradients that it is given.
 *
 * <p>Thread-safety: attacks are immutable, and safe for use by several threads.
 *
 * <p>There are two kinds. A {@link GradientAttack} sends vectors of its own, and a {@link
 * DataAttack} computes gradients on falsified images.
 */
public sealed interface Attack permits GradientAttack, DataAttack {}
