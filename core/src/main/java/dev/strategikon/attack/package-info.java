/**
 * The interfaces of attacks, and the knowledge of the attackers in a step. A {@link
 * dev.strategikon.attack.GradientAttack} sends vectors of its own. A {@link
 * dev.strategikon.attack.DataAttack} computes gradients on falsified images. The attacks themselves
 * are in the sub-packages.
 *
 * @serial exclude
 */
package dev.strategikon.attack;
