/** Random numbers that depend on what they are for, never on who drew before. */
package dev.strategikon.random;
