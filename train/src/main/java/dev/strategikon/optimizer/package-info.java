/**
 * How a server moves the parameters by an aggregate, and how its learning rate changes. Knows
 * nothing of workers or rules.
 */
package dev.strategikon.optimizer;
