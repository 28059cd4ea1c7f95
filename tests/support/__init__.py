"""What tests share: a small course, running notebooks, JupyterLab, clusters, databases."""
