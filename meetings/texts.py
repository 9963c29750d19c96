"""What is searched word by word: an index serves a question only where both hold the very same expression."""

from django.contrib.postgres.search import SearchVector

CONFIG = "english"
MEETING = SearchVector("title", "venue", config=CONFIG)
ITEM = SearchVector("title", "detail", config=CONFIG)
NOTE = SearchVector("note", config=CONFIG)
DECISION = SearchVector("text", config=CONFIG)
ACTION = SearchVector("what", config=CONFIG)
