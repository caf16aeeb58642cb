/** Attacks that hide among the honest gradients. */
package dev.strategikon.attack.hidden;
