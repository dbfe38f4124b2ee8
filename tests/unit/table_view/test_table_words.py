"""What the table says in its own words."""

from pcra_game.texts import table_view as words


def test_an_overspent_means_is_said_with_a_minus_and_a_word() -> None:
    assert words.stock(-1, 6) == "−1\u00a0/\u00a06"
    assert words.spoken_means("Mobiles", -1, 6) == "Mobiles\u00a0: −1 sur 6, dépassé"


def test_a_means_with_a_rest_is_not_called_overspent() -> None:
    assert words.stock(0, 6) == "0\u00a0/\u00a06"
    assert words.spoken_means("Mobiles", 0, 6) == "Mobiles\u00a0: 0 sur 6"


def test_the_parking_counts_or_invites() -> None:
    assert words.parked(0) == "déposez ici"
    assert words.parked(1) == "1 à reprendre"
    assert words.spoken_parking(2) == "Parking\u00a0: 2 à reprendre"
    assert words.spoken_parking(0) == "Parking\u00a0: vide"


def test_tokens_say_how_many_are_overspent() -> None:
    assert words.spoken_tokens(14, 1) == "Jetons de l’unité, 14\u00a0moyens, 1\u00a0dépassé"
    assert words.spoken_tokens(1, 0) == "Jetons de l’unité, 1\u00a0moyen"


def test_an_event_without_a_moment_says_its_channel_alone() -> None:
    assert words.event_head("SAMU", "") == "SAMU"
    assert words.spoken_event("SAMU", "H+2", "Un AVC.") == "Événement, SAMU · H+2\u00a0: Un AVC."


def test_a_folded_activity_says_what_it_hides() -> None:
    assert words.spoken_collapsed("Activité", 3) == "Activité, 3\u00a0cartes repliées"
    assert words.spoken_collapsed("Activité", 3, 1).endswith("repliées, 1\u00a0contradiction")
    assert words.more_means(5) == "et 5\u00a0autres"
    assert words.bet(6, 2) == "Pari\u00a0: 6 pour, 2 contre"
    assert words.progress(2, 9) == "2/9"
