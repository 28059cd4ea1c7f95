"""Neural networks in NumPy: layers, losses, optimizers, starting weights and training."""
