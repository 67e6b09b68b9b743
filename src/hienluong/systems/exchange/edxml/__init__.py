"""Packets of the national exchange (QCVN 102:2016/BTTTT and what is met beside it). Pure: no database."""
