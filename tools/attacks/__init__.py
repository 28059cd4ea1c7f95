"""Hostile submissions, and what must come of each.

Everything here attacks the course's own grader on the machine that the tests run on, in folders
that are thrown away. Bombs and floods are small and end by themselves; the network is loopback.

==========  =====================================================================================
`target`    the assignment that is attacked, with recognizable secrets in its hidden tests
`attack`    what an attack is
`results`   attacks on what a test finds: forged outputs, tampering, lying objects
`spies`     attacks on what is hidden: frames, memory, descriptors, files
`vandals`   attacks on the machine and the batch: bombs, floods, ends, network, foreign files
`files`     attacks by what is handed in: damaged notebooks, links, names, numbers
`outsiders` what others tried: words, deep code, lies about sizes, call-backs, odd answers
`strangers` what a stranger tried: a man in the middle, forks, mail boxes, endless folders
`range`     hands everything in, grades it, and says what came of it
==========  =====================================================================================

``python -m tools.attacks`` compares with stock nbgrader and writes ``docs/attacks.md``.
"""

from tools.attacks.files import FILES
from tools.attacks.forgeries import RESULTS
from tools.attacks.outsiders import OUTSIDERS
from tools.attacks.spies import SPIES
from tools.attacks.strangers import STRANGERS
from tools.attacks.vandals import VANDALS

CORPUS = (*RESULTS, *SPIES, *VANDALS, *FILES, *OUTSIDERS, *STRANGERS)
