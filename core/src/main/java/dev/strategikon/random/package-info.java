/** Random numbers that depend on what they are for, not on the draws made before. */
package dev.strategikon.random;
