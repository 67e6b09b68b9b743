"""What the register of documents refuses."""

from hienluong.base.errors import Conflict, NotFound

__all__ = [
    "AlreadyPublished",
    "AlreadyRegistered",
    "DocumentTakenDown",
    "LastFile",
    "NoSuchDocument",
    "NoSuchFile",
    "NoSuchRelation",
    "NotPublished",
    "NothingToPublish",
    "RelationKnown",
]


class NoSuchDocument(NotFound):
    """No document of this address, or the reader may not know of it."""

    code = "no_such_document"
    what = "Không có văn bản này."
    next_step = "Kiểm tra lại số, ký hiệu, hoặc tìm trong danh sách văn bản."


class DocumentTakenDown(NotFound):
    """It stood here and was withdrawn from publication."""

    status = 410
    code = "document_taken_down"
    what = "Văn bản này đã được cơ quan ban hành gỡ khỏi trang công khai."
    next_step = "Hỏi cơ quan ban hành, hoặc tìm văn bản khác."


class NoSuchRelation(NotFound):
    """The relation is not there, or no longer."""

    code = "no_such_relation"
    what = "Không có liên hệ này giữa hai văn bản."


class AlreadyRegistered(Conflict):
    """The same issuer already has a document of this symbol in this year."""

    code = "document_registered"
    what = "Văn bản có số, ký hiệu này của cùng cơ quan, cùng năm đã được nhập."
    next_step = "Tìm văn bản đã nhập và sửa nếu cần."


class AlreadyPublished(Conflict):
    """It stands on the page already."""

    code = "document_published"
    what = "Văn bản này đang được công bố."


class NotPublished(Conflict):
    """It does not stand on the page, so it cannot be taken off."""

    code = "document_not_published"
    what = "Văn bản này hiện không được công bố."


class NothingToPublish(Conflict):
    """A normative document is published with its whole text."""

    code = "document_without_text"
    what = "Văn bản quy phạm pháp luật phải được công bố toàn văn, nhưng chưa có tệp nào."
    next_step = "Thêm tệp PDF của văn bản rồi công bố."


class RelationKnown(Conflict):
    """The two documents are related in this way already."""

    code = "relation_known"
    what = "Liên hệ này đã được ghi."


class NoSuchFile(NotFound):
    """The document has no file at this place."""

    code = "no_such_document_file"
    what = "Văn bản không có tệp này."


class LastFile(Conflict):
    """A published normative document keeps its whole text."""

    code = "document_last_file"
    what = "Đây là tệp duy nhất của văn bản đang công bố."
    next_step = "Thêm tệp đúng trước rồi bỏ tệp này, hoặc gỡ văn bản."
