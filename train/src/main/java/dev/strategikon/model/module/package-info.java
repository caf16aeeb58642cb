/**
 * Networks that PyTorch computes as a whole: a TorchScript file, or a {@link
 * dev.strategikon.model.module.BlockModel}.
 */
package dev.strategikon.model.module;
