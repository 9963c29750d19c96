"""Numbers in a row, in words: third time."""

WORDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def ordinal(number: int) -> str:
    """third; 11th and 21st beyond ten."""
    if 1 <= number <= len(WORDS):
        return WORDS[number - 1]
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ENDINGS.get(number % 10, 'th')}"
