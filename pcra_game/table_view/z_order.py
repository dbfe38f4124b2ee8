"""What lies over what on the table.

| layer   | what                                             |
|---------|--------------------------------------------------|
| ground  | the felt is the background; the tray lies on it   |
| resting | cards, contexts, tokens, headings                 |
| moving  | a card on its way to another place                |
| marks   | what the mouse is over, then the keyboard's focus |
| hand    | the card in hand, by mouse or by keyboard         |
| lifted  | a veil over the table, then one card held up      |
"""

TRAY = 0.0
RESTING = 1.0
MOVING = 2.0
HOVER = 3.0
FOCUS = 4.0
DRAGGED = 5.0
VEIL = 6.0
LIFTED = 7.0
