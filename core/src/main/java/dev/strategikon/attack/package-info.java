/** What an attack is, and what the attackers of a step know. */
package dev.strategikon.attack;
