/** Attacks that do not depend on the honest gradients. */
package dev.strategikon.attack.plain;
