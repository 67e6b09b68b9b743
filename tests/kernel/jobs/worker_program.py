"""A worker process with one consumer, for tests that kill it: python worker_program.py SECONDS-PER-EVENT."""

import os
import signal
import sys
import threading
import time
from collections.abc import Mapping

os.environ["DJANGO_SETTINGS_MODULE"] = "hienluong.config.settings"

import django

django.setup()

from hienluong.kernel.access.public import SYSTEM  # noqa: E402 - after the settings
from hienluong.kernel.jobs import registry  # noqa: E402
from hienluong.kernel.jobs.public import consumer  # noqa: E402
from hienluong.kernel.jobs.worker.loop import run_worker  # noqa: E402
from hienluong.kernel.journal.public import Subject, record  # noqa: E402

registry._consumers.clear()
registry._schedules.clear()


@consumer("slow", "test.happened")
def slow(payload: Mapping[str, object]) -> None:
    record(SYSTEM, "slow", Subject("test", str(payload["n"])))
    sys.stdout.write(f"began {payload['n']}\n")
    sys.stdout.flush()
    time.sleep(float(sys.argv[1]))


stopping = threading.Event()
signal.signal(signal.SIGTERM, lambda *_: stopping.set())
run_worker(stopping)
