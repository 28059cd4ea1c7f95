"""The website: ``make site`` makes ``build/site/html`` of the notebooks, README and ``docs/``.

A package of `authoring` beside the builder of notebooks and the students' repository, for it is
the third thing that is published from the same source, with the same search for what is private.
`executed` runs the lessons, once for each content; `lessons`, `texts`, `front` and `cards` write
the source of the pages; `conf` is what Sphinx reads; `static/` holds our own style and script.
"""
