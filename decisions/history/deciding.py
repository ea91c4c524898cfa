"""Which facts make a remark what it is: `life` asked about facts instead of dates.

`life` compares each date with the day and asks nothing else of it, so that what has come and what
has not decides. A database that holds the dates can then choose and count by it, under one rule.
"""

from datetime import date, timedelta
from functools import cache, reduce
from itertools import product
from operator import or_

from django.db.models import Q

from ..life import life

FACTS = ("is_answered", "has_fallen", "is_past", "is_carried", "is_bundled")
DAY = date(2000, 1, 1)
LATER = DAY + timedelta(days=1)
NOTHING = Q(id__in=[])


@cache
def life_by_facts(*facts):
    """Return the Life of a remark that was raised; `facts` are five booleans in order of FACTS."""
    is_answered, has_fallen, is_past, is_carried, is_bundled = facts
    return life(
        raised_first_on=DAY,
        raised_last_on=DAY if is_past else LATER,
        bundled_last_on=DAY if is_bundled else None,
        replied_last_on=DAY if is_answered else None,
        fallen_last_on=DAY if has_fallen else None,
        carried_over=is_carried,
        day=DAY,
    )


def when(state, conditions):
    """Return the condition under which a remark has the Life `state`; `conditions` are by FACTS."""
    found = asked(state, conditions, ())
    return NOTHING if found is None else found


def asked(state, conditions, known):
    """Return the condition on the facts after `known`, None where no remark fulfils it.

    Facts are asked one by one, until the rest can change nothing.
    """
    answers = {life_by_facts(*known, *rest) == state for rest in guesses(len(known))}
    if len(answers) == 1:
        return Q() if answers.pop() else None
    yes, no = (asked(state, conditions, (*known, answer)) for answer in (True, False))
    if not matters(state, known):
        return yes
    fact = conditions[FACTS[len(known)]]
    both = [side & rest for side, rest in ((fact, yes), (~fact, no)) if rest is not None]
    return reduce(or_, both)


def matters(state, known):
    """Whether the next fact can make a remark have the Life or lose it."""
    return any(
        (life_by_facts(*known, True, *rest) == state)
        != (life_by_facts(*known, False, *rest) == state)
        for rest in guesses(len(known) + 1)
    )


def guesses(number):
    """Return all answers that the facts after the first `number` can have."""
    return product((True, False), repeat=len(FACTS) - number)
