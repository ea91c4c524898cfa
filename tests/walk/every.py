"""The whole matrix: an address that is not in it fails the suite."""

from tests.walk.accounts import ACCOUNTS
from tests.walk.desk import DESK
from tests.walk.matrix import API, READING, REPORTS

MATRIX = {**READING, **API, **REPORTS, **ACCOUNTS, **DESK}
