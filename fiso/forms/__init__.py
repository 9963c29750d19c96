from fiso.forms.reviews import ReviewForm

__all__ = ["ReviewForm"]
