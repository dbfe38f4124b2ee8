"""The parking in the round sheet: a long name is read whole."""

from pcra_game.windows.round_sheet_parking import CardKey


def test_the_key_of_a_parked_card_shows_all_its_words(qtbot, palette) -> None:
    label = "Maintenir, reporter, transférer ce qui peut l’être · Urgences (SAU), bâtiment nord"
    key = CardKey(label, palette)
    qtbot.addWidget(key)
    one = key.heightForWidth(1200)
    assert key.heightForWidth(320) >= 2 * (one - 16)
    key.resize(320, 20)
    key.show()
    assert key.height() >= key.heightForWidth(320)
    assert key.accessibleName() == label
