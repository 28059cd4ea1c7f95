"""The course in the browser alone: ``make lite`` makes ``build/lite``, a JupyterLite with Pyodide.

`distribution` takes what is compiled from a folder that holds a Pyodide, `wheels` packs what is
pure Python out of this environment, `contents` writes the notebooks, `licenses` collects the
licenses of all that, and `build` puts it together. docs/deliveries.md says where a Pyodide comes
from.
"""
