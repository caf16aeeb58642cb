/** Networks that PyTorch has exported as TorchScript. */
package dev.strategikon.model.torchscript;
