/** Gradients of DJL's networks as vectors, and a trainer's step made robust. */
package dev.strategikon.djl;
