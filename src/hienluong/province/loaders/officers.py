"""About 1,500 invented officers, one for each post of the sample province, and who acts for whom."""

from django.contrib.auth.hashers import make_password

from hienluong.base import clock
from hienluong.base.text import fold, name_sort_key
from hienluong.kernel.organisation.public import Appointment, Delegation, DelegationMode
from hienluong.kernel.people.public import Account, AccountKind, Officer
from hienluong.province.demo import DEMO_ACCOUNTS, DEMO_PASSWORD
from hienluong.province.loaders.names import NameMaker
from hienluong.province.loaders.posts import FIRST_DAY, PlannedPost, planned_posts, post_ids
from hienluong.province.loaders.table import read_json, read_table

__all__ = ["load_officers"]

_UPLANDS = ("465", "467")
"""Old districts Hướng Hóa and Đakrông, home of the Bru-Vân Kiều and Pa Kô."""
_DECISION = "Quyết định mẫu"


def load_officers() -> int:
    """Add the officers that are not there yet, appoint them, delegate; how many are new.

    All share one password and one hash of it: hashing 1,500 times would take minutes and hide nothing.
    """
    people = _planned_people()
    there = set(Account.objects.filter(username__in=people).values_list("username", flat=True))
    new = {username: person for username, person in people.items() if username not in there}
    accounts = _make_accounts(list(new))
    posts = post_ids()
    Officer.objects.bulk_create([_officer(accounts[name], full) for name, (full, _post) in new.items()])
    Appointment.objects.bulk_create(
        [
            Appointment(
                post_id=posts[post], account_id=accounts[name].pk, valid_from=FIRST_DAY, decision=_DECISION
            )
            for name, (_full, post) in new.items()
        ]
    )
    if new:
        Delegation.objects.bulk_create(_delegations(posts))
    return len(new)


def _planned_people() -> dict[str, tuple[str, str]]:
    """Full name and post by user name. The accounts shown at start come first and keep their posts."""
    people = {known.username: (known.full_name, known.post) for known in DEMO_ACCOUNTS}
    held = {known.post for known in DEMO_ACCOUNTS}
    maker, uplands = NameMaker(read_json("names"), set(people)), _upland_agencies()
    for post in planned_posts():
        if post.key not in held:
            full_name = maker.full_name("van-kieu" if _is_upland(post, uplands, maker) else "kinh")
            people[maker.username(full_name)] = (full_name, post.key)
    return people


def _upland_agencies() -> set[str]:
    links = read_table("unit-successions")
    districts = {f"{code}/2017" for code in _UPLANDS}
    return {link["successor"].partition("/")[0] for link in links if link["predecessor"] in districts}


def _is_upland(post: PlannedPost, uplands: set[str], maker: NameMaker) -> bool:
    return post.agency.partition("/")[0] in uplands and maker.one_in(2)


def _make_accounts(usernames: list[str]) -> dict[str, Account]:
    password, now = make_password(DEMO_PASSWORD), clock.now()
    made = Account.objects.bulk_create(
        [
            Account(username=name, kind=AccountKind.OFFICER, password=password, created_at=now)
            for name in usernames
        ]
    )
    return {account.username: account for account in made}


def _officer(account: Account, full_name: str) -> Officer:
    return Officer(
        account=account,
        full_name=full_name,
        search_key=fold(full_name),
        sort_key=name_sort_key(full_name),
    )


def _delegations(posts: dict[str, int]) -> list[Delegation]:
    """The first deputy signs for the head (NĐ 30/2020/NĐ-CP, điều 13), everywhere."""
    pairs = (("chu-tich", "pho-chu-tich"), ("giam-doc", "pho-giam-doc"))
    return [
        Delegation(
            giver_id=posts[key],
            receiver_id=posts[deputy],
            mode=DelegationMode.KT,
            rights=["cases.read", "cases.approve", "work.read"],
            valid_from=FIRST_DAY,
            decision=_DECISION,
        )
        for key in posts
        for head, second in pairs
        if key.endswith(f":{head}:1") and (deputy := key.replace(f":{head}:", f":{second}:")) in posts
    ]
