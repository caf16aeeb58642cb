/** Attacks that aim at the sign of the inner product. */
package dev.strategikon.attack.manipulation;
