"""The rights that acts on cases need. Which kind of post carries them is dated data of `access`."""

__all__ = [
    "APPROVE",
    "ASSIST",
    "PRINT",
    "PROCESS",
    "READ",
    "RECEIVE",
    "REFUSE",
    "REVEAL",
    "STOP",
    "SUPPLEMENT",
]

READ = "cases.read"
ASSIST = "cases.assist"
RECEIVE = "cases.receive"
REFUSE = "cases.refuse"
SUPPLEMENT = "cases.supplement"
PROCESS = "cases.process"
APPROVE = "cases.approve"
STOP = "cases.stop"
PRINT = "cases.print"
REVEAL = "people.reveal"
"""The right of `people`: who may see a person's number may see it in the cases of the same agencies."""
