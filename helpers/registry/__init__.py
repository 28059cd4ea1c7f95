"""The entries of the activation registry, one file a family; `helpers.activations` reads them."""
