/** What all networks that PyTorch computes have in common. Not exported. */
package dev.strategikon.model.pytorch;
