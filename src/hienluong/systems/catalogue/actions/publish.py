"""Publish a new version of a procedure."""

from django.db import transaction

from hienluong.kernel.access.public import Actor
from hienluong.kernel.jobs.public import emit
from hienluong.kernel.journal.public import Subject, record
from hienluong.systems.catalogue import events, rules
from hienluong.systems.catalogue.actions.write_version import (
    close_versions,
    mark_changed,
    new_version,
    write_versions,
)
from hienluong.systems.catalogue.errors import NoSuchProcedure
from hienluong.systems.catalogue.models import Procedure, ProcedureVersion
from hienluong.systems.catalogue.values import PublishVersion

__all__ = ["PUBLISH", "publish_version"]

PUBLISH = "catalogue.publish"


@transaction.atomic
def publish_version(actor: Actor, command: PublishVersion) -> ProcedureVersion:
    """Publish `command.content` as the version in force from `command.valid_from`; the one before ends the day before.

    Content equal to the version in force makes no new version: that one is returned. Cases keep the version
    they began with (NĐ 118/2025/NĐ-CP). Raises NotAllowed, NoSuchProcedure, ProcedureWithdrawn,
    VersionOutOfOrder.
    """
    procedure = Procedure.objects.select_for_update().filter(code=command.code).first()
    actor.require(PUBLISH)
    if procedure is None:
        raise NoSuchProcedure(code=command.code)
    rules.ensure_not_withdrawn(procedure.withdrawn_from, command.valid_from)
    latest = procedure.versions.order_by("-number").first()
    if latest is not None:
        if latest.valid_to is None and latest.digest == rules.content_digest(command.content):
            return latest
        rules.ensure_follows(command.valid_from, latest.valid_from)
        close_versions([latest], command.valid_from)
    version = new_version(procedure, latest.number + 1 if latest else 1, command.content, command.valid_from)
    write_versions([(version, command.content)])
    _tell(actor, version)
    return version


def _tell(actor: Actor, version: ProcedureVersion) -> None:
    mark_changed()
    facts = {"code": version.code, "version": version.number}
    record(actor, events.PUBLISHED, Subject("procedure_version", str(version.pk)), right=PUBLISH, facts=facts)
    emit(events.PUBLISHED, {"code": version.code, "version": version.pk})
