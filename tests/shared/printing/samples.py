"""One paper of each form, with names that carry stacked marks. All persons are invented."""

from datetime import UTC, date, datetime
from typing import Any

from hienluong.shared.printing.public import (
    Apology,
    Authorisation,
    ControlSheet,
    HandOverRow,
    Letterhead,
    LookUp,
    Paper,
    Person,
    Receipt,
    Refusal,
    Register,
    RegisterRow,
    ResultPaper,
    Signer,
    StopNotice,
    SupplementRequest,
    Table,
)

HEAD = Letterhead(
    parent="Ủy ban nhân dân xã Hướng Phùng",
    agency="Trung tâm Phục vụ hành chính công",
    number="07/TTPVHCC",
    place="Hướng Phùng",
    day=date(2026, 2, 5),
)
LOOK_UP = LookUp(address="https://hienluong.example/tra-cuu/H50.20-260205-0007", code="H50.20-260205-0007")
FILER = Person(
    name="Nguyễn Thị Quỳnh Hưởng",
    identifier="045190001234",
    address="Thôn Cổ Nhổi, xã Hướng Phùng, tỉnh Quảng Trị",
    phone="0912 345 678",
    email="huong.nguyen@example.vn",
)
OTHER = Person(
    name="Hồ Văn Thưởng",
    identifier="045088004321",
    address="Bản Bụt Việt, xã Hướng Phùng",
    phone="0987 654 321",
)
SIGNER = Signer(authority=("KT. Chủ tịch", "Phó Chủ tịch"), name="Trần Đỗ Khương Duy")
CASE = "H50.20-260205-0007"
RECEIVED = datetime(2026, 2, 5, 1, 35, tzinfo=UTC)
DUE = datetime(2026, 2, 5, 10, 0, tzinfo=UTC)
REQUEST = "Đăng ký khai sinh cho con (sinh ngày 28/01/2026 tại Trung tâm Y tế khu vực Hướng Hóa)"
MARKS = "ắ ằ ẳ ẵ ặ ấ ầ ẩ ẫ ậ ế ề ể ễ ệ ố ồ ổ ỗ ộ ớ ờ ở ỡ ợ ứ ừ ử ữ ự ỳ ỷ ỹ ỵ Ắ Ằ Ẳ Ẵ Ặ Ấ Ầ Ẩ Ẫ Ậ Ế Ề Ể Ễ Ệ Ố Ồ Ổ Ỗ Ộ Ớ Ờ Ở Ỡ Ợ Ứ Ừ Ử Ữ Ự Ỹ"

RECEIPT = Receipt(
    letterhead=HEAD,
    look_up=LOOK_UP,
    case_code=CASE,
    centre="Trung tâm Phục vụ hành chính công xã Hướng Phùng",
    filer=FILER,
    authorisation=Authorisation(by=OTHER, paper="Giấy ủy quyền ngày 03/02/2026"),
    request=REQUEST,
    papers=(
        "Tờ khai đăng ký khai sinh (biểu mẫu điện tử tương tác)",
        "Giấy chứng sinh số 0215 do Trung tâm Y tế khu vực Hướng Hóa cấp ngày 30/01/2026",
        "Giấy ủy quyền",
    ),
    sets=1,
    time_limit="trong ngày làm việc",
    received_at=RECEIVED,
    due_at=DUE,
    collect_at="Trung tâm Phục vụ hành chính công xã Hướng Phùng và kho dữ liệu điện tử",
    receiver_name="Lê Thị Mỹ Hạnh",
    book="01/2026",
    serial="07",
)
SUPPLEMENT = SupplementRequest(
    letterhead=HEAD,
    look_up=LOOK_UP,
    case_code=CASE,
    filer=FILER,
    request=REQUEST,
    items=(
        "Bổ sung Giấy chứng sinh bản rõ nét: ảnh hiện tại không đọc được số giấy và ngày cấp.",
        "Sửa mục “Nơi sinh”: ghi đủ tên cơ sở y tế và địa danh hành chính nơi sinh.",
    ),
    reason="Thông tin trên tờ khai chưa thống nhất với giấy chứng sinh (Điều 16 Luật Hộ tịch)",
    contact_name="bà Lê Thị Mỹ Hạnh",
    contact_phone="0233 3 789 456",
    officer_name="Lê Thị Mỹ Hạnh",
)
REFUSAL = Refusal(
    letterhead=HEAD,
    look_up=LOOK_UP,
    case_code=CASE,
    filer=FILER,
    request=REQUEST,
    reasons=(
        "Trẻ đã được đăng ký khai sinh tại Ủy ban nhân dân xã Khe Sanh ngày 02/02/2026.",
        "Nếu cần thêm bản sao, ông/bà nộp yêu cầu cấp bản sao trích lục hộ tịch tại bất kỳ trung tâm nào trong tỉnh.",
    ),
    receiver_name="Lê Thị Mỹ Hạnh",
)
APOLOGY = Apology(
    letterhead=HEAD,
    look_up=LOOK_UP,
    case_code=CASE,
    filer=FILER,
    procedure="Cấp Giấy xác nhận tình trạng hôn nhân",
    received_on=date(2026, 2, 5),
    due_at=DUE,
    reason="chờ Ủy ban nhân dân xã nơi cư trú trước đây trả lời xác minh",
    new_due_at=datetime(2026, 2, 10, 9, 30, tzinfo=UTC),
    signer=SIGNER,
)
STOP = StopNotice(
    letterhead=HEAD,
    look_up=LOOK_UP,
    case_code=CASE,
    filer=FILER,
    procedure="Đăng ký thành lập hộ kinh doanh",
    asked_by="đơn đề nghị rút hồ sơ ngày 06/02/2026 của người nộp",
    reason="người nộp thay đổi ngành, nghề kinh doanh và sẽ nộp hồ sơ mới",
    stage="thẩm định hồ sơ",
    settlement="chưa phát sinh phí, lệ phí",
    signer=SIGNER,
)
CONTROL = ControlSheet(
    letterhead=HEAD,
    look_up=LOOK_UP,
    case_code=CASE,
    procedure="Đăng ký khai sinh",
    deciding_unit="Ủy ban nhân dân xã Hướng Phùng",
    coordinating_unit="",
    received_at=RECEIVED,
    due_at=DUE,
    rows=(
        HandOverRow(
            giver="Bộ phận tiếp nhận",
            receiver="Công chức tư pháp - hộ tịch",
            at=RECEIVED,
            outcome="Trước hạn",
        ),
        HandOverRow(
            giver="Công chức tư pháp - hộ tịch",
            receiver="Lãnh đạo Ủy ban nhân dân",
            at=datetime(2026, 2, 5, 6, 50, tzinfo=UTC),
            outcome="Đúng hạn",
            note="Người nộp đã xác nhận bản thảo",
        ),
        HandOverRow(
            giver="Lãnh đạo Ủy ban nhân dân",
            receiver="Văn thư",
            at=datetime(2026, 2, 5, 8, 5, tzinfo=UTC),
            outcome="Quá hạn",
        ),
    ),
)
REGISTER = Register(
    letterhead=HEAD,
    book="Sổ số 01/2026 – lĩnh vực Hộ tịch",
    first_day=date(2026, 2, 1),
    last_day=date(2026, 2, 28),
    rows=tuple(
        RegisterRow(
            case_code=f"H50.20-260205-{serial:04d}",
            procedure="Đăng ký khai sinh"
            if serial % 2
            else "Cấp bản sao trích lục hộ tịch, bản sao Giấy khai sinh",
            party=FILER.name if serial % 2 else OTHER.name,
            contact="Thôn Cổ Nhổi, xã Hướng Phùng; 0912 345 678",
            lead_agency="UBND xã Hướng Phùng",
            received_at=RECEIVED,
            due_at=DUE,
            returned_at=DUE if serial % 3 else None,
            way="Trực tuyến" if serial % 2 else "Trực tiếp",
        )
        for serial in range(1, 24)
    ),
)
_COMMITTEE = {"parent": "Tỉnh Quảng Trị", "agency": "Ủy ban nhân dân xã Hướng Phùng", "place": "Hướng Phùng"}
_VERIFY = LookUp(address="https://hienluong.example/kiem-tra/K7M2PX9QRT", code="K7M2PX9QRT")
_COMMUNE_SIGNER = Signer(
    authority=("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"), name="Trần Đỗ Khương Duy"
)


def _result(**facts: Any) -> ResultPaper:
    head = {**_COMMITTEE, **facts.pop("head", {})}
    return ResultPaper(
        **{"letterhead": Letterhead(**head), "look_up": _VERIFY, "signer": _COMMUNE_SIGNER, **facts}
    )


MARITAL_STATUS = _result(
    title="Giấy xác nhận tình trạng hôn nhân",
    bases=(
        "Căn cứ Luật Hộ tịch ngày 20 tháng 11 năm 2014;",
        "Xét đề nghị của bà Nguyễn Thị Quỳnh Hưởng về việc cấp Giấy xác nhận tình trạng hôn nhân.",
    ),
    opening=("Ủy ban nhân dân xã Hướng Phùng xác nhận:",),
    facts=(
        ("Họ, chữ đệm, tên", "NGUYỄN THỊ QUỲNH HƯỞNG"),
        ("Ngày, tháng, năm sinh", "14/8/1996"),
        ("Giới tính", "Nữ"),
        ("Dân tộc", "Bru - Vân Kiều"),
        ("Quốc tịch", "Việt Nam"),
        ("Số định danh cá nhân", "045196001234"),
        ("Nơi cư trú", "Thôn Cổ Nhổi, xã Hướng Phùng, tỉnh Quảng Trị"),
        ("Tình trạng hôn nhân", "Hiện tại chưa đăng ký kết hôn với ai"),
    ),
    closing=(
        "Giấy này được cấp để làm thủ tục vay vốn; không có giá trị sử dụng để đăng ký kết hôn.",
        "Giấy này có giá trị sử dụng trong 06 tháng kể từ ngày cấp.",
    ),
    recipients=("Người đề nghị", "Lưu: VT, HT"),
)
BIRTH = _result(
    title="Giấy khai sinh",
    head={"number": "15/2026", "day": date(2026, 2, 5)},
    facts=(
        ("Họ, chữ đệm, tên", "HỒ NGUYỄN BẢO NGỌC"),
        (
            "Ngày, tháng, năm sinh",
            "28/01/2026 (Ngày hai mươi tám tháng Một năm hai nghìn không trăm hai mươi sáu)",
        ),
        ("Giới tính", "Nữ"),
        ("Dân tộc", "Kinh"),
        ("Nơi sinh", "Trung tâm Y tế khu vực Hướng Hóa, xã Khe Sanh, tỉnh Quảng Trị"),
        ("Quê quán", "xã Hướng Phùng, tỉnh Quảng Trị"),
        ("Họ, chữ đệm, tên người mẹ", "NGUYỄN THỊ QUỲNH HƯỞNG"),
        ("Họ, chữ đệm, tên người cha", "HỒ VĂN THƯỞNG"),
        ("Số định danh cá nhân", ""),
    ),
)
BUSINESS = _result(
    title="Giấy chứng nhận đăng ký hộ kinh doanh",
    subject="Mã số hộ kinh doanh: 8412345678",
    facts=(
        ("Tên hộ kinh doanh", "HỘ KINH DOANH CÀ PHÊ SẠCH HƯỚNG PHÙNG"),
        ("Vốn kinh doanh", "120.000.000 đồng"),
    ),
    table=Table(
        columns=("STT", "Mã ngành", "Ngành, nghề kinh doanh"),
        rows=(
            ("1", "5630", "Dịch vụ phục vụ đồ uống"),
            ("2", "1077", "Sản xuất cà phê"),
            ("3", "4632", "Bán buôn thực phẩm"),
        ),
    ),
    recipients=("Chủ hộ kinh doanh", "Thuế cơ sở", "Lưu: VT"),
)
COPY = _result(
    title="Lời chứng chứng thực bản sao từ bản chính",
    opening=(
        (
            "Hôm nay, ngày 05 tháng 02 năm 2026, tại Ủy ban nhân dân xã Hướng Phùng, tôi chứng thực bản sao này "
            "đúng với bản chính đã được xuất trình."
        ),
    ),
    table=Table(
        columns=("Giấy tờ", "Số trang", "Số bản"),
        rows=(("Bằng tốt nghiệp trung học phổ thông số A 012345", "2", "3"),),
    ),
)
LICENCE = _result(
    title="Giấy phép",
    subject="Thiết lập trang thông tin điện tử tổng hợp trên mạng",
    head={
        "parent": "Ủy ban nhân dân tỉnh Quảng Trị",
        "agency": "Sở Văn hóa, Thể thao và Du lịch",
        "place": "Đồng Hới",
    },
    signer=Signer(authority=("TUQ. Giám đốc", "Trưởng phòng Báo chí - Xuất bản"), name="Phạm Nữ Thục Uyên"),
    bases=(
        "Căn cứ Nghị định số 147/2024/NĐ-CP của Chính phủ;",
        "Theo đề nghị của Trưởng phòng Báo chí - Xuất bản.",
    ),
    opening=tuple(
        f"Điều {at}. "
        + "Cho phép cơ quan thiết lập trang thông tin điện tử tổng hợp với nội dung, nguồn tin và tên miền đã đăng ký; lưu trữ thông tin tổng hợp tối thiểu chín mươi ngày. "
        * 3
        for at in range(1, 7)
    ),
    recipients=(
        "Như Điều 1",
        "Bộ Văn hóa, Thể thao và Du lịch (để báo cáo)",
        "UBND tỉnh (để báo cáo)",
        "Lưu: VT, BCXB",
    ),
)
EXTRACT = _result(
    title="Trích lục khai tử",
    subject="(Bản sao)",
    facts=(
        ("Họ, chữ đệm, tên", "HỒ VĂN ƯỠN"),
        ("Đã chết vào lúc", "21 giờ 40 phút, ngày 01/02/2026"),
        ("Các dấu", MARKS),
    ),
)

FORMS: dict[str, Paper] = {
    "receipt": RECEIPT,
    "supplement": SUPPLEMENT,
    "refusal": REFUSAL,
    "apology": APOLOGY,
    "stop": STOP,
    "control": CONTROL,
    "register": REGISTER,
}
RESULTS: dict[str, ResultPaper] = {
    "marital": MARITAL_STATUS,
    "birth": BIRTH,
    "business": BUSINESS,
    "copy": COPY,
    "licence": LICENCE,
    "extract": EXTRACT,
}
