"""Ends with 0 where the server of this container answers that it is in order."""

from urllib.request import urlopen

urlopen("http://127.0.0.1:8000/gezond/", timeout=4).close()
