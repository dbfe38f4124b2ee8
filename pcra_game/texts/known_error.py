"""The error that is nobody's bug: one French sentence that the facilitator can act on."""


class KnownError(Exception):
    """A refusal with its cause outside the program: a file, a value, a full disk.

    `str(error)` is one French sentence, next step included. Every floor derives its own errors
    from this one; whatever else is raised is a bug.
    """
