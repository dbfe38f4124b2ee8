"""Why the system refused to write is said in French, never in the words of the system."""

import errno
import os
from pathlib import Path

import pytest

from pcra_game.texts import export_errors as words


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_no_word_of_the_system_is_shown(number: int) -> None:
    said = words.write_failed(Path("plan.pdf"), words.reason(number))
    assert os.strerror(number) not in said
    assert errno.errorcode[number] not in said


def test_a_known_reason_has_its_sentence_and_another_its_number() -> None:
    assert words.reason(errno.EIO) == "le disque ne répond pas"
    assert words.reason(errno.ELOOP) == f"erreur {errno.ELOOP} du système"
    assert words.reason(None) == "erreur du système"
