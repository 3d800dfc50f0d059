"""The one registry of what a reagent or a component is for; checks look at roles, never at names."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a thing is for."""

    ADP_DETECTION = "ADP detection"
    AFFINITY_BEADS = "affinity beads"
    ATP = "ATP"
    AZIDE = "azide"
    BCA_ASSAY = "BCA assay"
    BLOCKER = "blocker"
    BRADFORD_ASSAY = "Bradford assay"
    BUFFER = "buffer"
    CHELATOR = "chelator"
    DENSITOMETRY = "densitometry"
    DETERGENT = "detergent"
    DETERGENT_COMPATIBLE = "detergent-compatible"
    ENZYME = "enzyme"
    HRP = "HRP"
    INHIBITOR = "inhibitor"
    INPUT = "input"
    IP_ANTIBODY = "IP antibody"
    ISOTYPE_CONTROL = "isotype control"
    LADDER = "ladder"
    LOADING_CONTROL = "loading control"
    LYSIS = "lysis"
    MEDIUM = "medium"
    METAL_ION = "metal ion"
    MILK = "milk"
    PHOSPHATASE_INHIBITOR = "phosphatase inhibitor"
    PHOSPHO_SPECIFIC = "phospho-specific"
    PRIMARY_ANTIBODY = "primary antibody"
    PROTEASE_INHIBITOR = "protease inhibitor"
    RADIOLABEL = "radiolabel"
    REDUCER = "reducer"
    REFERENCE_INHIBITOR = "reference inhibitor"
    SALT = "salt"
    SAMPLE_BUFFER = "sample buffer"
    SECONDARY_ANTIBODY = "secondary antibody"
    STOP = "stop"
    SUBSTRATE = "substrate"
    TETRAZOLIUM = "tetrazolium"
    VANADATE = "vanadate"
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
