/** Attacks that look at no honest gradient. */
package dev.strategikon.attack.plain;
