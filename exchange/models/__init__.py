from exchange.models.matter import Matter, Remark

__all__ = ["Matter", "Remark"]
