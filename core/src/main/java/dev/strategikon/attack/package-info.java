/**
 * What the Byzantine workers do: a {@link dev.strategikon.attack.GradientAttack} sends vectors of
 * its own, a {@link dev.strategikon.attack.DataAttack} computes honestly on falsified labels.
 */
package dev.strategikon.attack;
