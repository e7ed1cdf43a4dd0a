"""What all visitors of one server share: the workers, and how many may come. Nothing that is a user's is in it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from weakref import WeakSet

from segmentry.app.operating import operating
from segmentry.errors import SegmentryError
from segmentry.processors import processors
from segmentry.worker.conversation import Conversation
from segmentry.worker.nursery import Nursery
from segmentry.worker.turns import Turns


@dataclass
class Workshop:
    """Starts a worker for each visitor, up to so many."""

    nursery: Nursery
    turns: Turns
    most: int

    def __post_init__(self) -> None:
        self._talking, self._lock = WeakSet[Conversation](), Lock()

    @property
    def users(self) -> int:
        """Visitors who have a worker."""
        return sum(conversation.is_open for conversation in self._talking)

    def talk(self, folder: Path) -> Conversation:
        """A conversation with a worker of its own.

        Raises
        ------
        SegmentryError
            If every place is taken.
        """
        with self._lock:
            if self.users >= self.most:
                raise SegmentryError(
                    f"All {self.most} places of this app are taken. Come back in a few minutes, or ask whoever runs it"
                    " for more."
                )
            conversation = Conversation(self.nursery, self.turns, folder)
            self._talking.add(conversation)
            return conversation


@cache
def workshop() -> Workshop:
    """The one workshop of this server; asking for it begins to load what workers need."""
    return Workshop(Nursery(), Turns(processors()), operating().max_users)
