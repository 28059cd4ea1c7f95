"""The sign-off at the end of a lesson: who worked here, when, and with what."""

import datetime
import platform
import sys

from helpers.setup import requirements

_SYSTEMS = {"linux": "Linux", "darwin": "macOS", "win32": "Windows"}


def sign_off(name):
    """Print your name, the date, the platform and the versions of the packages.

    Parameters
    ----------
    name : str
        Your name, as you like to be called.

    Returns
    -------
    None

    Raises
    ------
    ValueError
        If `name` is empty or not text.

    Notes
    -----
    It tells nothing that identifies a machine: no host name and no network address.

    Examples
    --------
    >>> sign_off("Ada")  # doctest: +ELLIPSIS
    Signed off by Ada on ...
    """
    if not isinstance(name, str) or not name.strip():
        raise ValueError('sign_off needs your name as text; write for example sign_off("Ada").')
    if name.strip().casefold() == "your name":
        print('Not signed yet: put your name between the quotes, as in sign_off("Ada").')
        return
    today = datetime.date.today()
    system = _SYSTEMS.get(sys.platform, sys.platform)
    place = "Google Colab" if requirements.in_colab() else system
    print(f"Signed off by {name.strip()} on {today.day} {today:%B %Y}")
    print(f"Platform: {place}, Python {platform.python_version()}")
    versions = [
        (needed.name, requirements.installed(needed.name)) for needed in requirements.needed()
    ]
    print("Packages: " + ", ".join(f"{package} {number}" for package, number in versions if number))
