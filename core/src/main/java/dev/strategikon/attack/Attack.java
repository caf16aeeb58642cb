package dev.strategikon.attack;

/** What the q Byzantine workers of a step do. */
public sealed interface Attack permits GradientAttack, DataAttack {}
