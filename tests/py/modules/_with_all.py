__all__ = ["shown", "_also_shown"]
shown = "shown"
_also_shown = "also"
hidden = "hidden"
