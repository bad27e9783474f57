"""The one kind of exception whose text a user reads: a whole Chinese sentence that says what, where, what to do."""


class JixiaoError(ValueError):
    """Something about a file, a pack, a template or an argument that only its owner can put right."""
