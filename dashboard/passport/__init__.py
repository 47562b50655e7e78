"""Figure passports: what an exported file shows, carried by the file itself."""

from dashboard.passport.passport import Passport, passport_of
from dashboard.passport.stamp import read, stamp

__all__ = ["Passport", "passport_of", "read", "stamp"]
