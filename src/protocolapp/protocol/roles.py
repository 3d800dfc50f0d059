"""The one registry of what a reagent or a component is for; checks look at roles, never at names."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a thing is for."""

    AFFINITY_BEADS = "affinity beads"
    BLOCKER = "blocker"
    BUFFER = "buffer"
    CHELATOR = "chelator"
    DETERGENT = "detergent"
    ISOTYPE_CONTROL = "isotype control"
    METAL_ION = "metal ion"
    MILK = "milk"
    PHOSPHATASE_INHIBITOR = "phosphatase inhibitor"
    PRIMARY_ANTIBODY = "primary antibody"
    PROTEASE_INHIBITOR = "protease inhibitor"
    REDUCER = "reducer"
    SALT = "salt"
    SAMPLE_BUFFER = "sample buffer"
    SECONDARY_ANTIBODY = "secondary antibody"
    STOP = "stop"
    SUBSTRATE = "substrate"
    VEHICLE = "vehicle"
    WASH = "wash"


class Host(StrEnum):
    """The species an antibody was raised in."""

    CHICKEN = "chicken"
    GOAT = "goat"
    HUMAN = "human"
    MOUSE = "mouse"
    RABBIT = "rabbit"
    RAT = "rat"
    SHEEP = "sheep"
