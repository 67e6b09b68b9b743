"""What happens to the organisation that others must follow. Payloads hold ids and dates only."""

__all__ = ["AGENCY_ENDED", "APPOINTMENT_CHANGED", "DELEGATION_CHANGED"]

AGENCY_ENDED = "organisation.agency_ended"
"""{agency, last_day, successors}: open work goes to the successors."""

APPOINTMENT_CHANGED = "organisation.appointment_changed"
"""{post, account, first_day, last_day}: mailboxes and lists follow the post's holder."""

DELEGATION_CHANGED = "organisation.delegation_changed"
"""{event, giver, receiver (posts), mode, rights, first_day, last_day}: both hear of it."""
