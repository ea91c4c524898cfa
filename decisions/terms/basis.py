"""Under which law, or by agreement, a body is asked to speak."""

from enum import StrEnum

WGR = "Wet gemeenschappelijke regelingen"
ARHI = "Wet algemene regels herindeling"


class LegalBasis(StrEnum):
    """Why a body is asked to speak."""

    WGR_ART_1 = "wgr_art_1"
    WGR_BEGROTING = "wgr_begroting"
    GEMEENTEWET_160 = "gemeentewet_160"
    GEMEENTEWET_165 = "gemeentewet_165"
    GEMEENTEWET_169 = "gemeentewet_169"
    ARHI_ART_5 = "arhi_art_5"
    ARHI_ART_8 = "arhi_art_8"
    AFSPRAAK = "afspraak"

    @property
    def label(self) -> str:
        """What it is, on the screen, in Dutch."""
        return _LABELS[self][0]

    @property
    def article(self) -> str:
        """The law and its article, '' for an agreement."""
        return _LABELS[self][1]


_LABELS = {
    LegalBasis.WGR_ART_1: (
        "zienswijze op een gemeenschappelijke regeling",
        f"{WGR}, artikel 1",
    ),
    LegalBasis.WGR_BEGROTING: (
        "zienswijze op de begroting van een gemeenschappelijke regeling",
        f"{WGR}, artikel 35",
    ),
    LegalBasis.GEMEENTEWET_160: ("wensen en bedenkingen", "Gemeentewet, artikel 160"),
    LegalBasis.GEMEENTEWET_165: ("wensen en bedenkingen", "Gemeentewet, artikel 165"),
    LegalBasis.GEMEENTEWET_169: ("wensen en bedenkingen", "Gemeentewet, artikel 169"),
    LegalBasis.ARHI_ART_5: (
        "zienswijze op een herindelingsontwerp van gemeenten",
        f"{ARHI}, artikel 5",
    ),
    LegalBasis.ARHI_ART_8: (
        "zienswijze op een herindelingsontwerp van de provincie",
        f"{ARHI}, artikel 8",
    ),
    LegalBasis.AFSPRAAK: ("afspraak", ""),
}
