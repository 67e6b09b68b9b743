"""The rights that acts on cases need. Which kind of post carries them is dated data of `access`."""

__all__ = ["APPROVE", "ASSIST", "PROCESS", "READ", "RECEIVE", "REFUSE", "STOP", "SUPPLEMENT"]

READ = "cases.read"
ASSIST = "cases.assist"
RECEIVE = "cases.receive"
REFUSE = "cases.refuse"
SUPPLEMENT = "cases.supplement"
PROCESS = "cases.process"
APPROVE = "cases.approve"
STOP = "cases.stop"
