/** The catalogue of attacks. */
package dev.strategikon.attack.catalogue;
