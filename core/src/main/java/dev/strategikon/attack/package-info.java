/**
 * Attacks of the Byzantine workers. A {@link dev.strategikon.attack.GradientAttack} sends vectors
 * of its own. A {@link dev.strategikon.attack.DataAttack} computes gradients on falsified labels.
 */
package dev.strategikon.attack;
