"""Front door of cases."""

from hienluong.systems.cases.models import Business, Channel, Copy, DeliveryWay
from hienluong.systems.cases.values import Contact, PaperIn, Section, SubmitCase

__all__ = ["Business", "Channel", "Contact", "Copy", "DeliveryWay", "PaperIn", "Section", "SubmitCase"]
